import { invalidRequest } from '../errors';
import { answersList, expandableAt } from '../parameters/expandable';
import type { Route } from './route';

/** As many names as a path of `expand` has at the most. */
const DEEPEST = 4;

/**
 * Throws Stripe's 400 for a path of `expand` that leads to nothing of the answer that has parts. Those parts come anyway;
 * an object of which Stripe gives the ID is refused, as the local Stripe has none.
 */
export function checkExpand({ parameters }: Route, paths: readonly string[]): void {
  const list = answersList(...parameters);
  for (const path of paths) {
    const names = path.split('.');
    if (names.length > DEEPEST)
      throw invalidRequest(`You cannot expand more than ${DEEPEST} levels of a property.`);
    for (const depth of names.keys()) {
      const begun = names.slice(0, depth + 1);
      const written = begun.join('.');
      const kind = expandableAt(...parameters, begun);
      if (kind === 'neither') {
        const hint = list && depth === 0 ? ` You may want to try expanding 'data.${written}' instead.` : '';
        throw invalidRequest(`This property cannot be expanded (${written}).${hint}`);
      }
      if (kind === 'reference') throw invalidRequest(`The local Stripe does not model expanding ${written}.`);
    }
  }
}
