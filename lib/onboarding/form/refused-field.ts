import type { AccountDetails } from '../../accounts/account';
import { groupOf } from './inputs';
import { isBelow, type Question } from './questions';

/** Where a country calls them otherwise, what our inputs for a bank's numbers are called. */
const IN_BANK: Readonly<Record<string, readonly string[]>> = {
  account_number: ['iban'],
  routing_number: ['sort_code', 'transit_number'],
};

/**
 * The field that a refusal of Stripe's is about, among what was asked: v1 writes `individual[dob][day]`, v2
 * `identity.individual.date_of_birth`; of a person, whose `prefix` is, both begin below them, and what is in a list has a
 * number. Gives the name of an input, or of the whole question.
 */
export function refusedField(
  param: string | undefined,
  asked: readonly Question[],
  details: AccountDetails,
  prefix: string | undefined,
): string | undefined {
  if (!param) return undefined;
  const path = param
    .replaceAll(/\[(\w*)\]/g, '.$1')
    .replace(/\.\d+(\.\w+)*$/, '')
    .replace(/\.$/, '');
  const name = prefix === undefined ? path : `${prefix}.${path}`;
  const question = asked.find(({ base }) => isBelow(name, base) || isBelow(base, name));
  if (!question) return undefined;
  const { base } = question;
  const names = groupOf(question, details).inputs.map((input) => input.name);
  const part = name.slice(base.length + 1);
  const others = Object.hasOwn(IN_BANK, part) ? (IN_BANK[part] ?? []) : [];
  return [name, ...others.map((other) => `${base}.${other}`)].find((one) => names.includes(one)) ?? base;
}
