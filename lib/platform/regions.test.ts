import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { capabilities } from './choices';
import { isInRegion, requestedFor } from './regions';

const country = fc.oneof(
  fc.constantFrom('US', 'CA', 'GB', 'FR', 'DE', 'CH', 'AU', 'JP', 'MX', 'BR'),
  fc.stringMatching(/^[A-Z]{2}$/),
);

describe('a region', () => {
  test('holds a country and itself, and is the same from both sides', () => {
    fc.assert(
      fc.property(country, country, (one, other) => {
        expect(isInRegion(one, one)).toBe(true);
        expect(isInRegion(one, other)).toBe(isInRegion(other, one));
      }),
    );
  });

  test.each([
    ['US', 'GB', true],
    ['CH', 'FR', true],
    ['MX', 'US', false],
    ['AU', 'NZ', false],
  ])('of %s and %s: %s', (one, other, same) => {
    expect(isInRegion(one, other)).toBe(same);
  });
});

test('accounts for direct charges always ask for both, others for what is wanted, and beyond the region as recipients', () => {
  fc.assert(
    fc.property(country, country, fc.constantFrom(...capabilities), (one, platform, wanted) => {
      expect(requestedFor({ charges: 'direct' }, one, platform, wanted)).toBe('both');
      for (const charges of ['destination', 'separate'] as const)
        expect(requestedFor({ charges }, one, platform, wanted)).toBe(
          isInRegion(one, platform) ? wanted : 'recipient',
        );
    }),
  );
});
