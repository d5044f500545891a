import type { Encoding } from './scalar';

/** Where a parameter is in a request: the names and indexes that lead to it. */
export type Path = readonly (string | number)[];

/**
 * A path as Stripe's errors write it: in brackets for a form (`line_items[0][price]`), and with dots for
 * JSON, as v2 writes paths in `include` and in requirements.
 */
export function writtenPath([first, ...rest]: Path, encoding: Encoding): string {
  const dotted = (part: string | number) => (typeof part === 'number' ? `[${part}]` : `.${part}`);
  const bracketed = (part: string | number) => `[${part}]`;
  return `${first ?? ''}${rest.map(encoding === 'json' ? dotted : bracketed).join('')}`;
}
