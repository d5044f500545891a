import { expect, test } from 'vitest';
import { type AccountStateName, accountStateNames } from '@/e2e/stripe/model/account-states';
import { control, start } from '@/e2e/stripe/testing/sdk';
import { asAppError } from '../errors';
import { type AccountsApi, accountsApis, defaultChoices } from '../platform/choices';
import { type Accounts, disconnectedAccount, type OwnedAccount } from './account';
import { accountsThrough } from './apis';
import { type StandingKind, standingKinds, standingOf } from './standing';
import { owned } from './testing';

/** What comes of each state that the local Stripe can put an account into; v2 has no words for some. */
const standings: Readonly<Record<AccountStateName, Readonly<Record<AccountsApi, StandingKind>>>> = {
  not_submitted: both('unfinished'),
  pending_verification: both('checking'),
  under_review: { v1: 'checking', v2: 'not_ready' },
  past_due: both('action_needed'),
  enabled: both('ready'),
  currently_due: both('due_soon'),
  payouts_disabled: both('payouts_paused'),
  charges_disabled: both('charges_paused'),
  platform_paused: { v1: 'waiting_for_platform', v2: 'not_ready' },
  other: both('not_ready'),
  rejected_fraud: both('rejected_by_stripe'),
  rejected_platform_fraud: both('rejected_by_platform'),
  disconnected: both('disconnected'),
  closed: both('disconnected'),
};

function both(kind: StandingKind) {
  return { v1: kind, v2: kind };
}

async function standingBy(accounts: Accounts, account: OwnedAccount): Promise<StandingKind> {
  const found = await accounts.retrieve(account).catch((error: unknown) => {
    if (asAppError(error).code === 'account_disconnected') return disconnectedAccount(account.id);
    throw error;
  });
  return standingOf(found).kind;
}

test.each(accountStateNames)('where a pilot stands whose account is put into “%s”', async (state) => {
  const { stripe, url } = await start();
  const through = accountsThrough(stripe, new URL(url));
  for (const api of accountsApis) {
    const request = { api, country: 'US', requested: 'both', choices: defaultChoices } as const;
    const id = await through[api].create(request, { pilot_id: api }, api);
    expect((await control(url, '/_local/accounts', { id, state })).status).toBe(200);
    expect(await standingBy(through[api], owned(id, { api })), api).toBe(standings[state][api]);
  }
});

test('there is a state for every standing', () => {
  const reached = Object.values(standings).flatMap(({ v1, v2 }) => [v1, v2]);
  expect(new Set(reached)).toEqual(new Set(standingKinds));
});
