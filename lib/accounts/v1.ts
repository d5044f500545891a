import type Stripe from 'stripe';
import { type AccountRequest, type Choices, requirementsCollector } from '../platform/choices';
import { translated } from '../stripe';
import type { Account, AccountEvents, AccountMetadata, Accounts, LinkUrls, OwnedAccount } from './account';

export const pathsV1 = { accounts: '/v1/accounts', accountLinks: '/v1/account_links' } as const;

/** Who is called `platform` in the choices is `application` in the API. */
const inTheApi = { stripe: 'stripe', account: 'account', platform: 'application' } as const;

export function creationV1(
  { country, choices }: AccountRequest,
  metadata: AccountMetadata,
): Stripe.AccountCreateParams {
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
    metadata,
  };
}

export class AccountsV1 implements Accounts {
  /** Stripe keeps a v1 key for at least 24 hours. */
  readonly keyLives = 23 * 60 * 60 * 1000;

  constructor(private readonly stripe: Stripe) {}

  async create(
    request: AccountRequest,
    metadata: AccountMetadata,
    idempotencyKey: string,
    timeout?: number,
  ): Promise<string> {
    const options = { idempotencyKey, ...(timeout !== undefined && { timeout }) };
    return (await translated(this.stripe.accounts.create(creationV1(request, metadata), options))).id;
  }

  async findByPilot(pilotId: string, since: Date, timeout: number): Promise<string[]> {
    const created = { gte: Math.floor(since.getTime() / 1000) };
    const search = async () => {
      const options = { timeout, maxNetworkRetries: 0 };
      const found: string[] = [];
      for await (const account of this.stripe.accounts.list({ created, limit: 100 }, options))
        if (account.metadata?.pilot_id === pilotId) found.push(account.id);
      return found;
    };
    return translated(search());
  }

  async newest(): Promise<{ created: Date; pilotId: string | undefined } | undefined> {
    const [newest] = (await translated(this.stripe.accounts.list({ limit: 1 }))).data;
    return newest?.created
      ? { created: new Date(newest.created * 1000), pilotId: newest.metadata?.pilot_id }
      : undefined;
  }

  async prefill({ id }: OwnedAccount, email: string, timeout: number): Promise<void> {
    await translated(this.stripe.accounts.update(id, { email }, { timeout, maxNetworkRetries: 0 }));
  }

  async createLink({ id }: OwnedAccount, { returnUrl, refreshUrl }: LinkUrls): Promise<string> {
    const link = await translated(
      this.stripe.accountLinks.create({
        account: id,
        type: 'account_onboarding',
        return_url: returnUrl,
        refresh_url: refreshUrl,
      }),
    );
    return link.url;
  }

  async retrieve({ id, choices }: OwnedAccount): Promise<Account> {
    return toAccount(await translated(this.stripe.accounts.retrieve(id)), choices.charges);
  }

  async close(accountId: string): Promise<void> {
    await translated(this.stripe.accounts.del(accountId));
  }

  /** One that was deleted can't be asked for: `close` says so. */
  async isClosed(): Promise<boolean> {
    return false;
  }

  eventsOf(): AccountEvents {
    return {
      payload: 'snapshot',
      scope: '@accounts',
      types: ['account.updated', 'account.application.deauthorized'],
    };
  }
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
