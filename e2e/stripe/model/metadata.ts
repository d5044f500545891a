import { z } from 'zod';
import { invalidRequest } from '../errors';

/** What a request may say of metadata: `null` unsets all of it, an empty value its key. */
export const GivenMetadata = z.record(z.string(), z.string().nullable()).nullable();

const MOST = { keys: 50, key: 40, value: 500 };

/** Throws Stripe's 400 where there would be more than it keeps. */
export function changedMetadata(
  before: Record<string, string>,
  given: z.infer<typeof GivenMetadata> | undefined,
): Record<string, string> {
  if (given === undefined) return before;
  if (given === null) return {};
  for (const [name, value] of Object.entries(given)) checkEntry(name, value ?? '');
  const changed = Object.entries({ ...before, ...given }).flatMap(([name, value]): [string, string][] =>
    value === null || value === '' ? [] : [[name, value]],
  );
  if (changed.length > MOST.keys)
    throw invalidRequest(
      `Metadata can have up to ${MOST.keys} keys, but you've set ${changed.length}. Email us at support+metadata@stripe.com for more information.`,
    );
  return Object.fromEntries(changed);
}

function checkEntry(name: string, value: string): void {
  if ([...name].length > MOST.key)
    throw invalidRequest(
      `Metadata keys can have up to ${MOST.key} characters, but you passed in a key that is ${[...name].length} characters. Invalid key: ${name}`,
    );
  // The words are inferred.
  if (/[[\]]/.test(name))
    throw invalidRequest(`Metadata keys cannot contain square brackets. Invalid key: ${name}`);
  if ([...value].length > MOST.value)
    throw invalidRequest(
      `Metadata values can have up to ${MOST.value} characters, but you passed in a value that is ${[...value].length} characters. Invalid value: ${value}`,
    );
}
