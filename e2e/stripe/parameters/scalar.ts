/** How a request is written: v1 sends a form, where all is text; v2 sends JSON, where types are real. */
export type Encoding = 'form' | 'json';

export function readString(given: unknown): string | undefined {
  return typeof given === 'string' ? given : undefined;
}

/** A form's boolean is `true` or `false`, or as Python writes them, not `1`. */
export function readBoolean(given: unknown, encoding: Encoding): boolean | undefined {
  if (encoding === 'json') return typeof given === 'boolean' ? given : undefined;
  if (given === 'true' || given === 'True') return true;
  return given === 'false' || given === 'False' ? false : undefined;
}

/** A form's `10.0` is no integer to Stripe. */
export function readInteger(given: unknown, encoding: Encoding): number | undefined {
  const number = encoding === 'json' ? given : parse(given, /^-?\d+$/);
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined;
}

export function readNumber(given: unknown, encoding: Encoding): number | undefined {
  const number = encoding === 'json' ? given : parse(given, DECIMAL);
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** A decimal is text in JSON too. */
export function readDecimal(given: unknown): string | undefined {
  return typeof given === 'string' && DECIMAL.test(given) ? given : undefined;
}

const DECIMAL = /^-?\d+(\.\d+)?$/;

function parse(given: unknown, form: RegExp): number | undefined {
  return typeof given === 'string' && form.test(given) ? Number(given) : undefined;
}
