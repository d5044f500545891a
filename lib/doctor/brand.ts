import type { Config } from '../config';
import { isSeen } from '../platform/brand';
import { type Finding, findingsOf } from './finding';

const { ok, warning } = findingsOf('Brand');

/** A word that is longer breaks on a phone: it fits into no line of the largest letters there. */
const LONGEST_WORD = 16;

/** How the platform looks to its pilots, and whether they can reach it. */
export function checkBrand({ platform: { name, color, logo, support }, appUrl }: Config): Finding[] {
  const unseen = [isSeen(color, 'light') ? [] : 'by day', isSeen(color, 'dark') ? [] : 'in the dark'].flat();
  const long = name.split(/\s/).find((word) => word.length > LONGEST_WORD);
  const warnings = [
    unseen.length > 0
      ? warning(
          `PLATFORM_COLOR ${color} can’t be told from the page ${unseen.join(' and ')}: buttons get a border.`,
          'Choose a color with a contrast of 3 to both pages if you would rather have none.',
        )
      : [],
    long
      ? warning(
          `PLATFORM_NAME has a word of ${long.length} letters, which is broken on a phone.`,
          'Shorten it, or set PLATFORM_LOGO, which stands in its place in the header.',
        )
      : [],
    appUrl.protocol === 'https:' && logo?.protocol === 'http:'
      ? warning(
          'PLATFORM_LOGO is an http:// address, which browsers refuse on an https:// page.',
          'Serve the image over HTTPS.',
        )
      : [],
    support
      ? []
      : warning(
          'PLATFORM_SUPPORT is missing: where a pilot reads “contact us”, nothing says how.',
          'Set it to an e-mail address, or to the address of a page.',
        ),
  ].flat();
  return warnings.length > 0
    ? warnings
    : [ok('The brand is seen by day and in the dark, and pilots can get help.')];
}
