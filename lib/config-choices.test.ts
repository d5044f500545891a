import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readConfig } from './config';
import { type ChoiceName, type Choices, choiceNames, everySet, judge } from './platform/choices';
import { type Environment, nameOf, problemsOf, testKey } from './testing/config';

const variables: Record<ChoiceName, string> = {
  onboarding: 'PLATFORM_ONBOARDING',
  dashboard: 'PLATFORM_DASHBOARD',
  charges: 'PLATFORM_CHARGES',
  fees: 'PLATFORM_FEES',
  losses: 'PLATFORM_LOSSES',
};
const lines = (choices: Choices, names: readonly ChoiceName[] = choiceNames) =>
  names.map((name) => `${variables[name]}=${choices[name]}`).join(' ');
/** With the key for browsers, which some choices need. */
const keys = { ...testKey, STRIPE_PUBLISHABLE_KEY: 'pk_test_51AbCdEf' };
const chosen = (choices: Choices): Environment => ({
  ...keys,
  ...Object.fromEntries(choiceNames.map((name) => [variables[name], choices[name]])),
});
const accepted = everySet.filter((choices) => judge(choices).accepted);
const refused = everySet.filter((choices) => !judge(choices).accepted);

test.each(accepted.map((choices) => [lines(choices), choices] as const))(
  'the server starts with %s',
  (_name, choices) => {
    expect(readConfig(chosen(choices)).accountSetup.choices).toEqual(choices);
  },
);

test.each(refused.map((choices) => [lines(choices), choices] as const))(
  'the server does not start with %s, and says why and what to set instead',
  (_name, choices) => {
    const verdict = judge(choices);
    const reasons = verdict.accepted ? [] : verdict.refusals;
    const problems = problemsOf(chosen(choices));
    expect(problems).toHaveLength(reasons.length);
    for (const [place, { about, reason }] of reasons.entries()) {
      const [before, instead = ''] = problems[place]?.split(' Set instead: ') ?? [];
      expect(before).toBe(`${lines(choices, about)}: ${reason}`);
      expect(instead).not.toBe('');
      for (const way of instead.split(', or ')) {
        const followed = way.split(' ').map((line) => line.split('='));
        expect(problemsOf({ ...chosen(choices), ...Object.fromEntries(followed) })).toEqual([]);
      }
    }
  },
);

test.each(accepted.map((choices) => [lines(choices), choices] as const))(
  'with %s the key for browsers is missed where Stripe’s components are to be shown, and nowhere else',
  (_name, choices) => {
    const problems = problemsOf({ ...chosen(choices), STRIPE_PUBLISHABLE_KEY: '' });
    const needsKey = choices.onboarding !== 'hosted' || choices.dashboard === 'none';
    expect(problems.map(nameOf)).toEqual(needsKey ? ['STRIPE_PUBLISHABLE_KEY'] : []);
  },
);

test('where our own form asks, the key for browsers is missed for what they send as well', () => {
  const [set] = accepted.filter(({ onboarding }) => onboarding === 'api');
  if (!set) throw new Error('No set is onboarded by API.');
  expect(problemsOf({ ...chosen(set), STRIPE_PUBLISHABLE_KEY: '' })).toEqual([
    'STRIPE_PUBLISHABLE_KEY is missing, with which PLATFORM_DASHBOARD=none shows Stripe’s components, and ' +
      'PLATFORM_ONBOARDING=api sends it files and numbers: copy it from https://dashboard.stripe.com/apikeys',
  ]);
});

test('there are 89 sets with which the server does not start, and 19 with which it does', () => {
  expect([refused.length, accepted.length]).toEqual([89, 19]);
});

test('every way to mend a refused set is named once, with nothing in it that may stay as it is', () => {
  for (const choices of refused) {
    const verdict = judge(choices);
    const [problem = ''] = problemsOf(chosen(choices));
    const ways = problem.split(' Set instead: ')[1]?.split(', or ') ?? [];
    const expected = (verdict.accepted ? [] : verdict.nearest).map((set) =>
      lines(
        set,
        choiceNames.filter((name) => set[name] !== choices[name]),
      ),
    );
    expect(ways).toEqual(expected);
  }
});

test('a newcomer who sets the Express Dashboard and nothing else reads what it needs beside it', () => {
  expect(problemsOf({ ...testKey, PLATFORM_DASHBOARD: 'express' })).toEqual([
    'PLATFORM_DASHBOARD=express PLATFORM_LOSSES=stripe: With the Express Dashboard the platform is liable for ' +
      'negative balances, in the API version that this app is pinned to. Add: PLATFORM_FEES=platform PLATFORM_LOSSES=platform',
  ]);
});

test('what is set is kept wherever Stripe has a set with it, and the advice, followed, is accepted', () => {
  for (const choices of refused)
    for (const made of [choiceNames.slice(0, 2), choiceNames.slice(2), choiceNames.slice(1, 3)]) {
      const environment: Environment = {
        ...keys,
        ...Object.fromEntries(made.map((name) => [variables[name], choices[name]])),
      };
      const canStay = accepted.some((set) => made.every((name) => set[name] === choices[name]));
      for (const problem of problemsOf(environment)) {
        const [, verb, ways = ''] = / (Add|Set instead): (.*)$/.exec(problem) ?? [];
        expect(verb).toBe(canStay ? 'Add' : 'Set instead');
        for (const way of ways.split(', or ')) {
          const followed = Object.fromEntries(way.split(' ').map((line) => line.split('=')));
          expect(problemsOf({ ...environment, ...followed })).toEqual([]);
          if (canStay) for (const name of made) expect(followed).not.toHaveProperty(variables[name]);
        }
      }
    }
});

describe('under `next dev`', () => {
  beforeEach(() => void vi.stubEnv('NODE_ENV', 'development'));
  afterEach(() => void vi.unstubAllEnvs());

  test('refused choices are read, so that /setup can explain them', () => {
    const { accountSetup, madeChoices } = readConfig({ ...testKey, PLATFORM_DASHBOARD: 'express' });
    expect(judge(accountSetup.choices).accepted).toBe(false);
    expect(madeChoices).toEqual(['dashboard']);
  });

  test('any other problem stops the server, and what is wrong with the choices is not named beside it', () => {
    expect(problemsOf({ ...testKey, PLATFORM_DASHBOARD: 'express', PLATFORM_COLOR: 'red' })).toEqual([
      'PLATFORM_COLOR must be a color such as #635BFF',
    ]);
    expect(problemsOf({ ...testKey, PLATFORM_DASHBOARD: 'standard' })).toHaveLength(1);
  });
});

test('each choice has a default of its own, which goes with what is set of the others', () => {
  const { choices } = readConfig({
    ...keys,
    PLATFORM_DASHBOARD: 'none',
    PLATFORM_ONBOARDING: 'embedded',
  }).accountSetup;
  expect(lines(choices)).toBe(
    'PLATFORM_ONBOARDING=embedded PLATFORM_DASHBOARD=none PLATFORM_CHARGES=direct PLATFORM_FEES=account PLATFORM_LOSSES=stripe',
  );
});

test.each([
  ['PLATFORM_ONBOARDING', 'must be hosted, embedded or api'],
  ['PLATFORM_DASHBOARD', 'must be full, express or none'],
  ['PLATFORM_CHARGES', 'must be direct, destination or separate'],
  ['PLATFORM_FEES', 'must be account or platform'],
  ['PLATFORM_LOSSES', 'must be stripe or platform'],
  ['STRIPE_ACCOUNTS_API', 'must be v2 or v1'],
])('a word that %s does not know is answered with those that it does', (name, sentence) => {
  expect(problemsOf({ ...testKey, [name]: 'standard' })).toEqual([`${name} ${sentence}`]);
});
