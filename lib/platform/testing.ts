import fc from 'fast-check';
import { type Choices, everySet, judge, options } from './choices';

/** A set as one text, in the order of the guide. */
export const named = ({ onboarding, dashboard, charges, fees, losses }: Choices) =>
  [onboarding, dashboard, charges, fees, losses].join(' ');

export const anySet: fc.Arbitrary<Choices> = fc.record({
  onboarding: fc.constantFrom(...options.onboarding),
  dashboard: fc.constantFrom(...options.dashboard),
  charges: fc.constantFrom(...options.charges),
  fees: fc.constantFrom(...options.fees),
  losses: fc.constantFrom(...options.losses),
});

/** In how many choices two sets differ, counted one by one. */
export const apart = (one: Choices, other: Choices) =>
  [
    one.onboarding !== other.onboarding,
    one.dashboard !== other.dashboard,
    one.charges !== other.charges,
    one.fees !== other.fees,
    one.losses !== other.losses,
  ].filter(Boolean).length;

export const refusedSets = everySet.filter((choices) => !judge(choices).accepted);
export const refusedSet = fc.constantFrom(...refusedSets);
