import { expect, test } from 'vitest';
import { tokenProblem } from './account-tokens';
import { acceptedSets, capabilities, requirementsCollector } from './choices';

test.each(acceptedSets)(
  'a French platform with %o needs tokens where it collects, and for merchants of v2',
  (choices) => {
    const collects = requirementsCollector(choices) === 'platform';
    for (const wanted of capabilities) {
      expect(tokenProblem({ api: 'v1', choices }, wanted) !== undefined).toBe(collects);
      expect(tokenProblem({ api: 'v2', choices }, wanted) !== undefined).toBe(
        choices.charges === 'direct' || wanted === 'both',
      );
    }
  },
);
