import { inAllTexts, redact } from './redact';

/** In characters. What Stripe explains fits, and each character of a text may become six of the line. */
const LONGEST_TEXT = 1_000;
const LONGEST_LINE = 8_000;

function shorten(text: string): string {
  const more = text.length - LONGEST_TEXT;
  return more > 0 ? `${text.slice(0, LONGEST_TEXT)}… (${more} more characters)` : text;
}

/** Spells, as JSON may, what a terminal or a reader of lines could take for more than a character. */
function inAscii(json: string): string {
  return json.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Redacts a text before it is cut, and before JSON escapes it: either would hide where a secret begins or ends. */
function safe(text: string): string {
  return shorten(redact(text));
}

/** As many of the fields as fit, in their order, and how many do not. */
function lineOf(entry: Readonly<Record<string, unknown>>): string {
  const fields = Object.entries(entry).map(([name, value]) =>
    inAscii(`${JSON.stringify(safe(name))}:${JSON.stringify(inAllTexts(value, safe))}`),
  );
  let room = LONGEST_LINE;
  const fitting = fields.filter(({ length }) => {
    const fits = length <= room;
    if (fits) room -= length + 1;
    return fits;
  });
  const leftOut = fields.length - fitting.length;
  return `{${[...fitting, ...(leftOut > 0 ? [`"fieldsLeftOut":${leftOut}`] : [])].join(',')}}\n`;
}

/**
 * Writes one line of JSON: to standard error for an `error`, else to standard output. Secrets are taken out, and what
 * is long is cut short.
 */
export function log(
  level: 'info' | 'error',
  event: string,
  fields: Readonly<Record<string, unknown>> = {},
): void {
  const own = { at: new Date().toISOString(), level, event };
  // First on the line, and whatever the fields are called.
  const plain: Record<string, unknown> = JSON.parse(JSON.stringify({ ...own, ...fields, ...own }));
  (level === 'error' ? process.stderr : process.stdout).write(lineOf(plain));
}
