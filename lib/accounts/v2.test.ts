import { expect, test } from 'vitest';
import type { ForcedState } from '@/e2e/stripe/model/account';
import { CHECK_SECONDS, DOCUMENT } from '@/e2e/stripe/model/verification';
import {
  control,
  destination,
  enter,
  press,
  REFRESH_URL,
  RETURN_URL,
  screenName,
  start,
  walk,
} from '@/e2e/stripe/testing/sdk';
import { acceptedSets, accountsApis, type Choices, defaultChoices, options } from '../platform/choices';
import { AccountSearch } from './account-search';
import { accountsThrough } from './apis';
import { type StandingKind, standingOf } from './standing';
import { owned } from './testing';

const TIMEOUT = 5000;
const URLS = { returnUrl: RETURN_URL, refreshUrl: REFRESH_URL };
const PILOT = { pilot_id: 'pilot' };
const ANOTHER = { pilot_id: 'another' };

/** The first accepted set with that type of charge. */
function choicesWith(charges: Choices['charges']): Choices {
  const choices = acceptedSets.find((set) => set.charges === charges);
  if (!choices) throw new Error(`Stripe accepts no set with ${charges} charges.`);
  return choices;
}

/** Starts a local Stripe, with both of the app's ways to ask it. */
async function startBoth() {
  const local = await start();
  return { ...local, through: accountsThrough(local.stripe, new URL(local.url)) };
}

/** Goes through Stripe's form as a pilot who gives test values but for those `typed`, and no document. */
async function fillIn(link: string, typed: Record<string, string>): Promise<void> {
  const end = (await walk(await enter(link), { to: 'document', typed })).at(-1) ?? '';
  expect(screenName(end) === 'document' ? destination(await press(end, 'later')) : end).toBe(RETURN_URL);
}

type State = {
  state: string;
  kind: StandingKind;
  typed?: Record<string, string>;
  seconds?: number;
  forced?: ForcedState;
};

const verified = { 'individual.dob.year': '1902' };

const states: readonly State[] = [
  { state: 'is new', kind: 'unfinished' },
  { state: 'is verified', kind: 'ready', typed: verified },
  { state: 'is being checked', kind: 'checking', typed: { 'individual.dob.year': '1901' } },
  {
    state: 'has been checked',
    kind: 'ready',
    typed: { 'individual.dob.year': '1901' },
    seconds: CHECK_SECONDS,
  },
  {
    state: 'needs a document',
    kind: 'action_needed',
    typed: { ...verified, 'individual.ssn_last_4': '1111' },
  },
  {
    state: 'takes payments, but needs a document before it is paid out',
    kind: 'action_needed',
    typed: { ...verified, 'individual.address.line1': 'address_no_match' },
  },
  {
    state: 'is rejected by Stripe',
    kind: 'rejected_by_stripe',
    typed: { 'individual.dob.year': '1900' },
    seconds: CHECK_SECONDS,
  },
  {
    state: 'is rejected by the platform',
    kind: 'rejected_by_platform',
    typed: verified,
    forced: {
      charges_enabled: false,
      payouts_enabled: false,
      requirements: { disabled_reason: 'rejected.platform_fraud' },
    },
  },
  {
    state: 'has its payouts off',
    kind: 'payouts_paused',
    typed: verified,
    forced: { payouts_enabled: false },
  },
  {
    state: 'has its charges off',
    kind: 'charges_paused',
    typed: verified,
    forced: { charges_enabled: false },
  },
  {
    state: 'is enabled, but needs more by a day that is set',
    kind: 'due_soon',
    typed: verified,
    forced: { requirements: { currently_due: [DOCUMENT], current_deadline: 1_800_000_000 } },
  },
];

const cases = options.charges.flatMap((charges) =>
  accountsApis.flatMap((api) =>
    states.map((state) => [charges, api, state.state, state.kind, state] as const),
  ),
);

test.each(cases)(
  'an account for %s charges, opened on %s, that %s, is %s through both of Stripe’s APIs',
  async (charges, api, _state, kind, { typed, seconds, forced }) => {
    const { through, url, state } = await startBoth();
    const choices = choicesWith(charges);
    const id = await through[api].create(
      { api, country: 'US', requested: 'both', choices },
      PILOT,
      'pilot-1',
      TIMEOUT,
    );
    const account = owned(id, { api, choices });
    if (typed) await fillIn(await through[api].createLink(account, URLS), typed);
    if (seconds) state.clock.advance(seconds);
    if (forced) expect((await control(url, '/_local/accounts', { id, forced })).status).toBe(200);

    const v1 = await through.v1.retrieve(account);
    const v2 = await through.v2.retrieve(account);
    expect([standingOf(v1).kind, standingOf(v2).kind]).toEqual([kind, kind]);
    // Each API names requirements in its own way; what the pilot reads of them is the same.
    expect(standingOf(v2)).toEqual(standingOf(v1));
    if (v1.requirements.disabledReason)
      expect(v2.requirements.disabledReason).toBe(v1.requirements.disabledReason);
    const { requirements: _requirementsV1, ...restV1 } = v1;
    const { requirements: _requirementsV2, ...restV2 } = v2;
    expect(restV2).toEqual(restV1);
  },
);

const pairs = accountsApis.flatMap((opened) => accountsApis.map((asked) => [opened, asked] as const));

test.each(pairs)('a pilot’s account opened on %s is found again through %s', async (opened, asked) => {
  const { through } = await startBoth();
  const request = { api: opened, country: 'US', requested: 'both', choices: defaultChoices } as const;
  const since = new Date(Date.now() - 60_000);
  const later = new Date(Date.now() + 60_000);
  const id = await through[opened].create(request, PILOT, 'pilot-1', TIMEOUT);
  await through[opened].create(request, ANOTHER, 'another-1', TIMEOUT);
  const search = new AccountSearch(through[asked]);
  const find = (pilotId: string, from: Date, past: string[] = []) =>
    search.find({ question: 'test', pilotId, since: from, past }, TIMEOUT);
  expect(await find('pilot', since)).toBe(id);
  expect(await find('pilot', since, [id])).toBeUndefined();
  expect(await find('pilot', later)).toBeUndefined();
  expect(await find('nobody', since)).toBeUndefined();
});

test.each(pairs)(
  'for an account opened on %s an e-mail address is given through %s',
  async (opened, asked) => {
    const { through, stripe } = await startBoth();
    const request = { api: opened, country: 'US', requested: 'both', choices: defaultChoices } as const;
    const id = await through[opened].create(request, PILOT, 'pilot-1', TIMEOUT);
    await through[asked].prefill(owned(id), 'amelia@example.com', 5_000);
    expect((await stripe.accounts.retrieve(id)).email).toBe('amelia@example.com');
    expect((await stripe.v2.core.accounts.retrieve(id)).contact_email).toBe('amelia@example.com');
  },
);

test.each(accountsApis)('the same opening under the same key is one account on %s', async (api) => {
  const { through, state } = await startBoth();
  const request = { api, country: 'US', requested: 'both', choices: defaultChoices } as const;
  const ids = [
    await through[api].create(request, PILOT, 'pilot-1', TIMEOUT),
    await through[api].create(request, PILOT, 'pilot-1', TIMEOUT),
  ];
  expect(new Set(ids).size).toBe(1);
  expect(state.accounts.size).toBe(1);
});

test.each(acceptedSets.map((choices) => [Object.values(choices).join(' '), choices] as const))(
  'Stripe opens the same account through both of its APIs for %s',
  async (_name, choices) => {
    const { through, state } = await startBoth();
    for (const api of accountsApis)
      await through[api].create(
        { api, country: 'FR', requested: 'both', choices },
        PILOT,
        `pilot-${api}`,
        TIMEOUT,
      );
    const [v1, v2] = [...state.accounts.values()];
    expect(v1?.controller).toEqual(v2?.controller);
    expect(v1?.country).toBe('FR');
    expect(v2?.country).toBe('FR');
    expect(v1?.metadata).toEqual(v2?.metadata);
  },
);
