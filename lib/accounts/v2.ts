import type Stripe from 'stripe';
import { AppError } from '../errors';
import type { AccountRequest, Choices } from '../platform/choices';
import { translated } from '../stripe';
import type { Account, AccountEvents, AccountMetadata, Accounts, LinkUrls, OwnedAccount } from './account';
import { toAccount } from './v2-account';

export const pathsV2 = { accounts: '/v2/core/accounts', accountLinks: '/v2/core/account_links' } as const;

/** Who pays or bears is `application` in the API where it is the platform, and `stripe` where it is not. */
const inTheApi = { stripe: 'stripe', account: 'stripe', platform: 'application' } as const;

function configurationFor({ charges }: Choices): 'merchant' | 'recipient' {
  return charges === 'direct' ? 'merchant' : 'recipient';
}

export function creationV2(
  { country, choices }: AccountRequest,
  metadata: AccountMetadata,
): Stripe.V2.Core.AccountCreateParams {
  const { dashboard, fees, losses } = choices;
  return {
    dashboard,
    identity: { country },
    defaults: {
      responsibilities: { fees_collector: inTheApi[fees], losses_collector: inTheApi[losses] },
    },
    configuration:
      configurationFor(choices) === 'merchant'
        ? { merchant: { capabilities: { card_payments: { requested: true } } } }
        : { recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } } },
    metadata,
  };
}

export class AccountsV2 implements Accounts {
  /** Stripe keeps a v2 key for 30 days. */
  readonly keyLives = 29 * 24 * 60 * 60 * 1000;

  constructor(private readonly stripe: Stripe) {}

  async create(
    request: AccountRequest,
    metadata: AccountMetadata,
    idempotencyKey: string,
    timeout?: number,
  ): Promise<string> {
    const options = { idempotencyKey, ...(timeout !== undefined && { timeout }) };
    return (await translated(this.#accounts.create(creationV2(request, metadata), options))).id;
  }

  async findByPilot(pilotId: string, since: Date, timeout: number): Promise<string[]> {
    const search = async () => {
      const found: string[] = [];
      // v2's list can't be narrowed down by time. To end early would be to say that there is none.
      const until = Date.now() + timeout;
      for await (const account of this.#accounts.list({ limit: 20 }, { timeout, maxNetworkRetries: 0 })) {
        if (Date.now() > until)
          throw new AppError('stripe_unavailable', 'too many accounts to look through in time');
        const mine = account.metadata?.pilot_id === pilotId && new Date(account.created) >= since;
        if (mine) found.push(account.id);
      }
      return found;
    };
    return translated(search());
  }

  async newest(): Promise<{ created: Date; pilotId: string | undefined } | undefined> {
    const [newest] = (await translated(this.#accounts.list({ limit: 1 }))).data;
    return newest && { created: new Date(newest.created), pilotId: newest.metadata?.pilot_id };
  }

  async prefill({ id }: OwnedAccount, email: string, timeout: number): Promise<void> {
    const options = { timeout, maxNetworkRetries: 0 };
    await translated(this.#accounts.update(id, { contact_email: email }, options));
  }

  async createLink({ id }: OwnedAccount, { returnUrl, refreshUrl }: LinkUrls): Promise<string> {
    const link = await translated(
      this.stripe.v2.core.accountLinks.create({
        account: id,
        use_case: {
          type: 'account_onboarding',
          account_onboarding: { return_url: returnUrl, refresh_url: refreshUrl },
        },
      }),
    );
    return link.url;
  }

  async retrieve({ id, choices }: OwnedAccount): Promise<Account> {
    const configuration = configurationFor(choices);
    // v2 answers only what is asked for; the rest is null, which is not "empty".
    const include = [`configuration.${configuration}` as const, 'requirements' as const];
    return toAccount(await translated(this.#accounts.retrieve(id, { include })), configuration);
  }

  async close(accountId: string, choices: Choices): Promise<void> {
    const applied_configurations = [configurationFor(choices)];
    await translated(this.#accounts.close(accountId, { applied_configurations }));
  }

  async isClosed(accountId: string): Promise<boolean> {
    return (await translated(this.#accounts.retrieve(accountId))).closed ?? false;
  }

  eventsOf(choices: Choices): AccountEvents {
    return {
      payload: 'thin',
      scope: '@self',
      types: [
        'v2.core.account.updated',
        'v2.core.account.closed',
        'v2.core.account[requirements].updated',
        `v2.core.account[configuration.${configurationFor(choices)}].capability_status_updated`,
      ],
    };
  }

  get #accounts() {
    return this.stripe.v2.core.accounts;
  }
}
