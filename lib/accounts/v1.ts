import type Stripe from 'stripe';
import { type Choices, requirementsCollector } from '../platform/choices';
import { translated } from '../stripe';
import type { Account, Accounts, Opening } from './account';

/** Stripe keeps a v1 key for at least 24 hours. */
const KEY_LIVES = 23 * 60 * 60 * 1000;

/** Who is called `platform` in the choices is `application` in the API. */
const inTheApi = { stripe: 'stripe', account: 'account', platform: 'application' } as const;

/** Gives the parameters of `POST /v1/accounts` for an opening. */
export function creationV1({ pilotId, country, choices }: Opening): Stripe.AccountCreateParams {
  const { dashboard, charges, fees, losses } = choices;
  return {
    country,
    controller: {
      stripe_dashboard: { type: dashboard },
      fees: { payer: inTheApi[fees] },
      losses: { payments: inTheApi[losses] },
      requirement_collection: inTheApi[requirementsCollector(choices)],
    },
    capabilities: {
      ...(charges === 'direct' && { card_payments: { requested: true } }),
      transfers: { requested: true },
    },
    metadata: { pilot_id: pilotId },
  };
}

function toAccount(account: Stripe.Account, charges: Choices['charges']): Account {
  const due = account.requirements;
  return {
    id: account.id,
    disconnected: false,
    detailsSubmitted: account.details_submitted,
    chargesEnabled:
      charges === 'direct' ? account.charges_enabled : account.capabilities?.transfers === 'active',
    payoutsEnabled: account.payouts_enabled,
    requirements: {
      pastDue: due?.past_due ?? [],
      currentlyDue: due?.currently_due ?? [],
      eventuallyDue: due?.eventually_due ?? [],
      pendingVerification: due?.pending_verification ?? [],
      errors: (due?.errors ?? []).map(({ requirement, code }) => ({ requirement, code })),
      disabledReason: due?.disabled_reason ?? undefined,
      deadline: due?.current_deadline ? new Date(due.current_deadline * 1000) : undefined,
    },
  };
}

/** Accounts v1: `/v1/accounts` and `/v1/account_links`. */
export function accountsV1(stripe: Stripe): Accounts {
  return {
    keyLives: KEY_LIVES,

    async create(opening, idempotencyKey, timeout) {
      const account = await translated(
        stripe.accounts.create(creationV1(opening), { idempotencyKey, timeout }),
      );
      return account.id;
    },

    async findByPilot(pilotId, since, timeout) {
      const created = { gte: Math.floor(since.getTime() / 1000) };
      const search = async () => {
        const accounts = stripe.accounts.list({ created, limit: 100 }, { timeout, maxNetworkRetries: 0 });
        const found: string[] = [];
        for await (const account of accounts)
          if (account.metadata?.pilot_id === pilotId) found.push(account.id);
        return found;
      };
      return translated(search());
    },

    async prefill(accountId, email, timeout) {
      await translated(stripe.accounts.update(accountId, { email }, { timeout, maxNetworkRetries: 0 }));
    },

    async createLink(accountId, { returnUrl, refreshUrl }) {
      const link = await translated(
        stripe.accountLinks.create({
          account: accountId,
          type: 'account_onboarding',
          return_url: returnUrl,
          refresh_url: refreshUrl,
        }),
      );
      return link.url;
    },

    async retrieve(accountId, charges) {
      return toAccount(await translated(stripe.accounts.retrieve(accountId)), charges);
    },
  };
}
