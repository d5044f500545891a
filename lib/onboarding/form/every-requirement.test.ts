import { describe, expect, test } from 'vitest';
import { checkParameters } from '@/e2e/stripe/parameters/check';
import type { AccountDetails } from '../../accounts/account';
import type { Tree, Value } from '../../accounts/parameters';
import { readName } from '../../accounts/requirement-names';
import { accountsApis } from '../../platform/choices';
import {
  askedNames,
  countries,
  entityTypes,
  PERSON,
  schemas,
  takenNames,
} from '../../testing/requirement-names';
import { parametersOfAll, readAnswers } from './answers';
import { formOf, type Input, needsStripe, peopleOf } from './form';
import { groupOf } from './inputs';
import { type Question, questionsOf } from './questions';
import { steps } from './steps';
import { detailsOf, plausible } from './testing';

const today = new Date('2026-12-01');

/** An account that is asked for just that, to which the person PERSON belongs. */
function asked(
  names: readonly string[],
  set: Pick<AccountDetails, 'api' | 'country' | 'entityType'>,
): AccountDetails {
  const persons = set.entityType === 'individual' ? [] : [{ id: PERSON, name: 'Jenny Rosen', roles: [] }];
  return detailsOf({ ...set, persons, requirements: { currentlyDue: names, pastDue: names } });
}

/** The inputs of all pages, but for the confirmations beside the people. */
function inputsOn(details: AccountDetails, question: Question): readonly Input[] {
  const { step, about, base } = question;
  if (step === 'stripe') return [];
  const who = step === 'documents' ? base : 'prefix' in about ? about.prefix : undefined;
  const { groups } = formOf(step, details, { who, all: false });
  return groups.filter((group) => group.base === base).flatMap(({ inputs }) => inputs);
}

/** Whether a pilot has a way to give what is due: an input, a person to add, something to confirm, or Stripe's page. */
function hasAWay(details: AccountDetails): boolean {
  const questions = questionsOf(details);
  const [question] = [...questions.values()].filter(({ why }) => why === 'due');
  if (!question) return false;
  if (question.step === 'stripe') return needsStripe(questions);
  const { confirmations } = peopleOf(details);
  if (question.field.type === 'confirmation') return confirmations.some((one) => one.name === question.base);
  const inputs = inputsOn(details, question);
  return inputs.some((input) => input.name.startsWith(question.base)) && steps.includes(question.step);
}

const sets = accountsApis.flatMap((api) =>
  countries.flatMap((country) => entityTypes.map((entityType) => [api, country, entityType] as const)),
);

test.each(sets)(
  'all that the local Stripe asks, by %s, in %s, of a %s has a way',
  (api, country, entityType) => {
    const names = [...askedNames(api, country, entityType), ...askedNames(api, country, null)];
    expect(names.length).toBeGreaterThan(20);
    const lost = names.filter((name) => !hasAWay(asked([name], { api, country, entityType })));
    expect(lost).toEqual([]);
  },
);

test.each(accountsApis)('all that Stripe takes by %s has a way', (api) => {
  const lost = takenNames(api).filter((name) => {
    const entityType = readName(name).about.kind === 'individual' ? 'individual' : 'company';
    return !hasAWay(asked([name], { api, country: 'US', entityType }));
  });
  expect(lost).toEqual([]);
});

/** What a request in a form's encoding is decoded to: all of it text. */
function asText(value: Value): unknown {
  if (Array.isArray(value)) return value.map(asText);
  if (typeof value !== 'object') return String(value);
  return Object.fromEntries(Object.entries(value).map(([name, below]) => [name, asText(below)]));
}

/** What Stripe's types say is wrong with the parameters that answers to these are sent as. */
function problemsOf(details: AccountDetails): string[] {
  const { api, country } = details;
  const due = [...questionsOf(details).values()].filter(
    ({ why, step }) => why === 'due' && step !== 'stripe',
  );
  const fields = due.flatMap((question) =>
    groupOf(question, details).inputs.map((input): [string, string] => [
      input.name,
      plausible(input, question.field, country),
    ]),
  );
  const read = readAnswers(questionsOf(details), new Map(fields), details, { later: false, today });
  const wrong = [...Object.entries(read.problems).map((one) => one.join(' ')), ...read.notAsked];
  const plain = read.answered.filter(({ question }) => question.field.type !== 'bank_account');
  const isSigned = plain.some(({ question }) => question.field.type === 'signature');
  const trees: [string | undefined, Tree][] = isSigned ? [] : [...parametersOfAll(plain, details)];
  return [
    ...wrong,
    ...trees.flatMap(([person, tree]) => {
      const schema = schemas[api][person === undefined ? 'account' : 'person']();
      const checked = checkParameters(
        schema,
        api === 'v1' ? asText(tree) : tree,
        api === 'v1' ? 'form' : 'json',
      );
      return 'problem' in checked ? [`${checked.problem.message} ${JSON.stringify(tree)}`] : [];
    }),
  ];
}

test.each([
  ['GB', 'gb_crn', '00000000'],
  ['CA', 'ca_neq', '1234567890'],
  ['FR', 'fr_siren', '000000000'],
  ['DE', 'de_vat', 'DE123456789'],
])('in v2 a number of a company in %s is of the type that its name ends with', (country, type, number) => {
  const name = `identity.business_details.id_numbers.${type}`;
  const details = asked([name], { api: 'v2', country, entityType: 'company' });
  const { answered } = readAnswers(questionsOf(details), new Map([[name, number]]), details, {
    later: false,
    today,
  });
  expect([...parametersOfAll(answered, details)]).toEqual([
    [undefined, { identity: { business_details: { id_numbers: [{ type, value: number }] } } }],
  ]);
});

describe.each(accountsApis)('by %s', (api) => {
  test.each(countries)('what is answered to all that Stripe takes in %s is what it takes', (country) => {
    const wrong = takenNames(api).flatMap((name) => {
      const entityType = readName(name).about.kind === 'individual' ? 'individual' : 'company';
      return problemsOf(asked([name], { api, country, entityType })).map((problem) => `${name}: ${problem}`);
    });
    expect(wrong).toEqual([]);
  });
});
