import type { Question } from './questions';

/**
 * The field that a refusal of Stripe's is about, among what was asked: v1 writes `individual[dob][day]`, v2
 * `identity.individual.date_of_birth`; of a person both begin below them. `prefix` is of a person.
 */
export function refusedField(
  param: string | undefined,
  asked: readonly Pick<Question, 'base'>[],
  prefix: string | undefined,
): string | undefined {
  if (!param) return undefined;
  const path = param.replaceAll(/\[(\w*)\]/g, '.$1').replace(/\.$/, '');
  const name = prefix === undefined ? path : `${prefix}.${path}`;
  const question = asked.find(
    ({ base }) => name === base || name.startsWith(`${base}.`) || base.startsWith(`${name}.`),
  );
  if (!question) return undefined;
  return name.startsWith(`${question.base}.`) ? name : question.base;
}
