import { expect, test } from 'vitest';
import { z } from 'zod';
import { parsed } from './read-body';

const Body = z.strictObject({ email: z.email().optional(), country: z.string().optional() });

function reason(body: unknown): string {
  try {
    parsed(Body, body);
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  return '';
}

test('what a body lacks is told by our fields and words, with nothing that the client wrote', () => {
  expect(reason({ email: 'jenny', country: 7 })).toBe(
    'the body is not what we ask for: email: Invalid email address; country: Invalid input: expected string, received number',
  );
  const names = Array.from({ length: 1_000 }, (_, nth) => [`whatTheClientWrote${nth}`, nth]);
  expect(reason(Object.fromEntries(names))).toBe(
    'the body is not what we ask for: the whole: 1000 unknown fields',
  );
});
