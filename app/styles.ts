import { createHash } from 'node:crypto';
import { config } from '@/lib/config';
import { brandStyle } from '@/lib/platform/brand';
import sheets from './page.styles';

type Styles = Readonly<{
  /** The style sheet of every page, with the platform's brand. */
  css: string;
  /** By what a policy lets it pass: it is in the page, and no nonce would outlive the page's being refreshed. */
  source: string;
}>;

let known: Styles | undefined;

/** The same for the life of a process. */
export function styles(): Styles {
  known ??= made();
  return known;
}

function made(): Styles {
  const css = sheets + brandStyle(config().platform.color);
  return { css, source: `'sha256-${createHash('sha256').update(css).digest('base64')}'` };
}
