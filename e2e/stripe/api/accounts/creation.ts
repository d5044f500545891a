import { type ApiError, invalidRequest } from '../../errors';
import { newId } from '../../ids';
import type { AccountRecord, AccountsApi } from '../../model/account';
import { refusalOf } from '../../model/set-up';
import type { ApiContext } from '../context';

/** Throws Stripe's 400. */
export function requireSetUp({ state }: ApiContext, api: AccountsApi): void {
  const [step] = state.platform.missing;
  if (!step) return;
  const { message, ...details } = refusalOf(step, api);
  throw invalidRequest(message, details);
}

/** Throws Stripe's 400 for a country in which accounts of this platform can't be; v2's sentence is inferred. */
export function requireServed({ state }: ApiContext, country: string, api: AccountsApi): void {
  const { countries, country: own } = state.platform;
  if (!countries || countries.includes(country)) return;
  if (api === 'v1')
    throw invalidRequest(`${country} is not currently supported by Stripe.`, {
      code: 'country_unsupported',
      param: 'country',
    });
  throw invalidRequest(`Platforms in ${own} cannot create connected accounts in ${country}.`, {
    code: 'cross_border_connected_account_creation_not_allowed',
    param: 'identity.country',
  });
}

/** Stripe's limit on creating accounts, per platform, mode and second, through both APIs. Throws what `tooFast` gives. */
export function limitCreations({ state, platform, livemode }: ApiContext, tooFast: () => ApiError): void {
  const most = livemode ? 30 : 5;
  const now = Date.now();
  const whose = `${platform} ${livemode}`;
  const recent = (state.creations.get(whose) ?? []).filter((at) => at > now - 1000);
  if (recent.length >= most) throw tooFast();
  state.creations.set(whose, [...recent, now]);
}

/** An account of which nothing is known but what can never change. */
export function newAccount(
  { platform, livemode, now }: Pick<ApiContext, 'platform' | 'livemode' | 'now'>,
  fixed: Pick<AccountRecord, 'madeThrough' | 'controller' | 'country'>,
): AccountRecord {
  return {
    id: newId('acct', 16),
    platform,
    livemode,
    created: now,
    ...fixed,
    formerType: null,
    email: null,
    phone: null,
    displayName: null,
    metadata: {},
    capabilities: [],
    configurations: [],
    businessType: null,
    given: {},
    persons: [],
    externalAccounts: [],
    onboardingBegun: false,
    submitted: null,
    disconnected: false,
    closed: false,
    forced: {},
  };
}
