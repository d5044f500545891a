import { expect, test } from 'vitest';
import { needsTokens, tokenProblem } from './account-tokens';
import { acceptedSets, capabilities, requirementsCollector } from './choices';

test.each(acceptedSets)(
  'a French platform with %o needs tokens where it collects, and for merchants of v2',
  (choices) => {
    const collects = requirementsCollector(choices) === 'platform';
    for (const wanted of capabilities) {
      const isOurs = choices.onboarding === 'api';
      expect(needsTokens({ api: 'v1', choices }, wanted)).toBe(collects);
      expect(tokenProblem({ api: 'v1', choices }, wanted) !== undefined).toBe(collects && !isOurs);
      expect(tokenProblem({ api: 'v2', choices }, wanted) !== undefined).toBe(
        (choices.charges === 'direct' || wanted === 'both') && !isOurs,
      );
    }
  },
);
