import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppError, asAppError, isErrorCode } from './errors';

test('one of our own failures stays the one it is', () => {
  const error = new AppError('stripe_busy', 'Stripe 429', { requestId: 'req_1' });
  expect(asAppError(error)).toBe(error);
});

test('one of our own is known as such by another bundle, whose class is not ours', () => {
  const error = Object.assign(new Error('Stripe 429'), { name: 'AppError', code: 'stripe_busy' });
  expect(asAppError(error)).toBe(error);
});

test('what merely looks like one of ours is internal', () => {
  for (const code of ['ECONNRESET', 'constructor', 7, undefined]) {
    const error = Object.assign(new Error('who knows'), { name: 'AppError', code });
    expect(asAppError(error).code).toBe('internal');
  }
});

test('anything else that was thrown is internal, with itself as the cause', () => {
  fc.assert(
    fc.property(
      // What can't be made a string at all is thrown by nobody.
      fc.oneof(
        fc.string(),
        fc.integer(),
        fc.constantFrom(null, undefined),
        fc.string().map((text) => Error(text)),
      ),
      (thrown) => {
        const error = asAppError(thrown);
        expect(error.code).toBe('internal');
        expect(error.cause).toBe(thrown);
      },
    ),
  );
});

test('a word from an address is a code only if it is one of ours', () => {
  expect(isErrorCode('internal')).toBe(true);
  for (const word of ['', 'constructor', '__proto__', 'toString', 'INTERNAL', 'internal '])
    expect(isErrorCode(word)).toBe(false);
});
