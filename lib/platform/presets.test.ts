import { expect, test } from 'vitest';
import { judge } from './choices';
import { businesses, presets } from './presets';
import { named } from './testing';

test.each(businesses)('Stripe accepts what is proposed for %s', (business) => {
  expect(judge(presets[business])).toEqual({ accepted: true });
});

test('each business is proposed choices of its own, and all of them what Stripe begins with: hosted onboarding', () => {
  const sets = Object.values(presets);
  expect(new Set(sets.map(named)).size).toBe(businesses.length);
  for (const { onboarding } of sets) expect(onboarding).toBe('hosted');
});
