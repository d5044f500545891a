import type Stripe from 'stripe';
import { AppError } from '../errors';
import type { Choices } from '../platform/choices';
import { translated } from '../stripe';
import type { Account, Accounts, Opening, Requirements } from './account';

/** Stripe keeps a v2 key for 30 days. */
const KEY_LIVES = 29 * 24 * 60 * 60 * 1000;

/** Who pays or bears is `application` in the API where it is the platform, and `stripe` where it is not. */
const inTheApi = { stripe: 'stripe', account: 'stripe', platform: 'application' } as const;

/** Gives the parameters of `POST /v2/core/accounts` for an opening. */
export function creationV2({ pilotId, country, choices }: Opening): Stripe.V2.Core.AccountCreateParams {
  const { dashboard, charges, fees, losses } = choices;
  return {
    dashboard,
    identity: { country },
    defaults: {
      responsibilities: { fees_collector: inTheApi[fees], losses_collector: inTheApi[losses] },
    },
    configuration:
      charges === 'direct'
        ? { merchant: { capabilities: { card_payments: { requested: true } } } }
        : { recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } } },
    metadata: { pilot_id: pilotId },
  };
}

/** v2 answers only what is asked for; the rest is null, which is not "empty". */
function includes(charges: Choices['charges']): Stripe.V2.Core.AccountRetrieveParams.Include[] {
  return [charges === 'direct' ? 'configuration.merchant' : 'configuration.recipient', 'requirements'];
}

type Capability = { status: string; status_details: { code: string }[] } | undefined;

/** The capability that the platform's choices ask for, and the one by which the account is paid out. */
function capabilities(
  account: Stripe.V2.Core.Account,
  charges: Choices['charges'],
): [Capability, Capability] {
  const { merchant, recipient } = account.configuration ?? {};
  return charges === 'direct'
    ? [merchant?.capabilities?.card_payments, merchant?.capabilities?.stripe_balance?.payouts]
    : [
        recipient?.capabilities?.stripe_balance?.stripe_transfers,
        recipient?.capabilities?.stripe_balance?.payouts,
      ];
}

/** v2 says why a capability is not active, capability by capability; v1's word for it is what the rules know. */
function disabledReason(details: readonly { code: string }[]): string | undefined {
  const codes = details.map(({ code }) => code);
  const rejected = codes.find((code) => code.startsWith('rejected_'));
  if (rejected) return rejected.replace('_', '.');
  const inV1: Record<string, string> = {
    requirements_past_due: 'requirements.past_due',
    requirements_pending_verification: 'requirements.pending_verification',
    determining_status: 'under_review',
  };
  return codes.map((code) => inV1[code] ?? 'other')[0];
}

function requirementsOf(account: Stripe.V2.Core.Account, reasons: readonly { code: string }[]): Requirements {
  const entries = account.requirements?.entries ?? [];
  const due = (...statuses: string[]) =>
    entries
      .filter(
        (entry) => entry.awaiting_action_from === 'user' && statuses.includes(entry.minimum_deadline.status),
      )
      .map(({ description }) => description);
  const time = account.requirements?.summary?.minimum_deadline?.time;
  return {
    pastDue: due('past_due'),
    currentlyDue: due('past_due', 'currently_due'),
    eventuallyDue: due('past_due', 'currently_due', 'eventually_due'),
    pendingVerification: entries
      .filter((entry) => entry.awaiting_action_from === 'stripe')
      .map(({ description }) => description),
    errors: entries.flatMap(({ description, errors }) =>
      errors.map(({ code }) => ({ requirement: description, code })),
    ),
    disabledReason: disabledReason(reasons),
    deadline: time ? new Date(time) : undefined,
  };
}

function toAccount(account: Stripe.V2.Core.Account, charges: Choices['charges']): Account {
  const [payments, payouts] = capabilities(account, charges);
  const reasons = [payments, payouts].flatMap((capability) =>
    capability && capability.status !== 'active' ? capability.status_details : [],
  );
  const requirements = requirementsOf(account, reasons);
  return {
    id: account.id,
    disconnected: account.closed ?? false,
    // v2 has no `details_submitted`: the terms are accepted on the form's last page.
    detailsSubmitted: !requirements.currentlyDue.some((name) => name.includes('terms_of_service')),
    chargesEnabled: payments?.status === 'active',
    payoutsEnabled: payouts?.status === 'active',
    requirements,
  };
}

/** Accounts v2: `/v2/core/accounts` and `/v2/core/account_links`. */
export function accountsV2(stripe: Stripe): Accounts {
  const { accounts, accountLinks } = stripe.v2.core;
  return {
    keyLives: KEY_LIVES,

    async create(opening, idempotencyKey, timeout) {
      const account = await translated(accounts.create(creationV2(opening), { idempotencyKey, timeout }));
      return account.id;
    },

    async findByPilot(pilotId, since, timeout) {
      const search = async () => {
        const found: string[] = [];
        // v2's list can't be narrowed down by time. To end early would be to say that there is none.
        const until = Date.now() + timeout;
        for await (const account of accounts.list({ limit: 20 }, { timeout, maxNetworkRetries: 0 })) {
          if (Date.now() > until)
            throw new AppError('stripe_unavailable', 'too many accounts to look through in time');
          const mine = account.metadata?.pilot_id === pilotId && new Date(account.created) >= since;
          if (mine) found.push(account.id);
        }
        return found;
      };
      return translated(search());
    },

    async prefill(accountId, email, timeout) {
      await translated(
        accounts.update(accountId, { contact_email: email }, { timeout, maxNetworkRetries: 0 }),
      );
    },

    async createLink(accountId, { returnUrl, refreshUrl }) {
      const link = await translated(
        accountLinks.create({
          account: accountId,
          use_case: {
            type: 'account_onboarding',
            account_onboarding: { return_url: returnUrl, refresh_url: refreshUrl },
          },
        }),
      );
      return link.url;
    },

    async retrieve(accountId, charges) {
      const include = includes(charges);
      return toAccount(await translated(accounts.retrieve(accountId, { include })), charges);
    },
  };
}
