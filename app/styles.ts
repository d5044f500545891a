import { createHash } from 'node:crypto';
import { config } from '@/lib/config';
import { brandStyle } from '@/lib/platform/brand';
import sheets from './page.styles';

let known: { css: string; source: string } | undefined;

function made() {
  const css = sheets + brandStyle(config().platform.color);
  return { css, source: `'sha256-${createHash('sha256').update(css).digest('base64')}'` };
}

/** The style sheet of every page, with the platform's brand. The same for the life of a process. */
export function styles(): string {
  known ??= made();
  return known.css;
}

/** By what a policy lets `styles` pass: it is in the page, and no nonce would outlive the page's being refreshed. */
export function stylesSource(): string {
  known ??= made();
  return known.source;
}
