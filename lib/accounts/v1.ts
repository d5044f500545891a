import type Stripe from 'stripe';
import { fromStripe } from '../stripe';
import type { Account, Accounts, Opening } from './accounts';

/** Stripe's own default set of choices: the full Dashboard, direct charges, fees paid by the account, Stripe liable. */
function creation({ pilotId, country }: Opening): Stripe.AccountCreateParams {
  return {
    country,
    controller: {
      stripe_dashboard: { type: 'full' },
      fees: { payer: 'account' },
      losses: { payments: 'stripe' },
      requirement_collection: 'stripe',
    },
    capabilities: { card_payments: { requested: true }, transfers: { requested: true } },
    metadata: { pilot_id: pilotId },
  };
}

function toAccount(account: Stripe.Account): Account {
  const due = account.requirements;
  return {
    id: account.id,
    detailsSubmitted: account.details_submitted,
    chargesEnabled: account.charges_enabled,
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

async function translated<Answer>(call: Promise<Answer>): Promise<Answer> {
  try {
    return await call;
  } catch (error) {
    throw fromStripe(error);
  }
}

/** Accounts v1: `/v1/accounts` and `/v1/account_links`. */
export function accountsV1(stripe: Stripe): Accounts {
  return {
    async create(opening, idempotencyKey, timeout) {
      const account = await translated(
        stripe.accounts.create(creation(opening), { idempotencyKey, timeout }),
      );
      return account.id;
    },

    async findByPilot(pilotId, since, timeout) {
      const created = { gte: Math.floor(since.getTime() / 1000) };
      const search = async () => {
        for await (const account of stripe.accounts.list(
          { created, limit: 100 },
          { timeout, maxNetworkRetries: 0 },
        ))
          if (account.metadata?.pilot_id === pilotId) return account.id;
      };
      return translated(search());
    },

    async prefill(accountId, email) {
      await translated(stripe.accounts.update(accountId, { email }));
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

    async retrieve(accountId) {
      return toAccount(await translated(stripe.accounts.retrieve(accountId)));
    },
  };
}
