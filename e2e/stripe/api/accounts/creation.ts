import { type ApiError, invalidRequest } from '../../errors';
import { newId } from '../../ids';
import type { AccountRecord } from '../../model/account';
import type { ApiContext } from '../context';

/** Throws Stripe's 400. */
export function requireSetUp({ state }: ApiContext): void {
  const { connect, responsibilitiesReviewed } = state.platform;
  if (!connect)
    throw invalidRequest(
      "You can only create new accounts if you've signed up for Connect, which you can learn how to do at https://stripe.com/docs/connect.",
    );
  if (!responsibilitiesReviewed)
    throw invalidRequest(
      'Please review the responsibilities of managing losses for connected accounts at https://dashboard.stripe.com/settings/connect/platform-profile.',
    );
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
  { platform, livemode, now }: ApiContext,
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
    externalAccounts: [],
    onboardingBegun: false,
    submitted: null,
    disconnected: false,
    closed: false,
    forced: {},
  };
}
