import type Stripe from 'stripe';
import { z } from 'zod';
import type { Choices } from '../platform/choices';
import { ask } from '../stripe';
import type {
  Account,
  AccountDetails,
  AccountEvents,
  AccountMetadata,
  AccountPage,
  Accounts,
  Creation,
  LinkUrls,
  OwnedAccount,
} from './account';
import { AccountId, type LinkAnswer, Listed } from './answers';
import { Giving } from './giving';
import { BankAccounts, PersonId } from './v1-details';
import { accountAnswer } from './v2-account';
import { DetailsV2, detailsOfV2, PersonsV2 } from './v2-details';

export const pathsV2 = { accounts: '/v2/core/accounts', accountLinks: '/v2/core/account_links' } as const;

/** Who pays or bears is `application` in the API where it is the platform, and `stripe` where it is not. */
const inTheApi = { stripe: 'stripe', account: 'stripe', platform: 'application' } as const;

function configurationFor({ charges }: Choices): 'merchant' | 'recipient' {
  return charges === 'direct' ? 'merchant' : 'recipient';
}

export function creationV2(
  { country, choices, requested, email, token }: Creation,
  metadata: AccountMetadata,
): Stripe.V2.Core.AccountCreateParams {
  const { dashboard, fees, losses } = choices;
  const isRecipient = configurationFor(choices) === 'recipient';
  return {
    // Beside a token Stripe takes none: it is in there.
    ...(email !== undefined && token === undefined && { contact_email: email }),
    ...(token !== undefined && { account_token: token }),
    dashboard,
    identity: { country },
    defaults: {
      responsibilities: { fees_collector: inTheApi[fees], losses_collector: inTheApi[losses] },
    },
    configuration: {
      ...(requested === 'both' && { merchant: { capabilities: { card_payments: { requested: true } } } }),
      ...(isRecipient && {
        recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } },
      }),
    },
    metadata,
  };
}

const AnyAccount = z.object({ id: AccountId, closed: z.boolean().nullish() });

const AnyPerson = z.object({ id: PersonId });

const Configured = z.object({
  applied_configurations: z.array(z.enum(['customer', 'merchant', 'recipient'])),
});

const List = z.object({
  data: z.array(Listed),
  next_page_url: z.string().startsWith(`${pathsV2.accounts}?`).nullable(),
});

export class AccountsV2 extends Giving implements Accounts {
  /** Stripe keeps a v2 key for 30 days. */
  readonly keyLives = 29 * 24 * 60 * 60 * 1000;

  constructor(
    stripe: Stripe,
    private readonly link: LinkAnswer,
  ) {
    super(stripe, pathsV2.accounts);
  }

  async create(
    request: Creation,
    metadata: AccountMetadata,
    idempotencyKey: string,
    within?: number,
  ): Promise<string> {
    const parameters = creationV2(request, metadata);
    const create = (options: Stripe.RequestOptions) =>
      this.#accounts.create(parameters, { ...options, idempotencyKey });
    return (await ask(AnyAccount, create, within)).id;
  }

  async list(_since: Date, from?: string): Promise<AccountPage> {
    const list = (options: Stripe.RequestOptions) =>
      // The SDK can follow a page's address, but not begin with one.
      from === undefined
        ? this.#accounts.list({ limit: 20 }, options)
        : this.stripe.rawRequest('GET', from, undefined, options);
    const { data, next_page_url: next } = await ask(List, list);
    return { accounts: data, next: next ?? undefined };
  }

  async prefill({ id }: OwnedAccount, email: string, within: number): Promise<void> {
    const contact = { contact_email: email };
    await ask(AnyAccount, (options) => this.#accounts.update(id, contact, options), within);
  }

  async setCountry({ id }: OwnedAccount, country: string): Promise<boolean> {
    await ask(AnyAccount, (options) => this.#accounts.update(id, { identity: { country } }, options));
    return true;
  }

  async createLink({ id }: OwnedAccount, { returnUrl, refreshUrl }: LinkUrls): Promise<string> {
    const create = (options: Stripe.RequestOptions) =>
      this.stripe.v2.core.accountLinks.create(
        {
          account: id,
          use_case: {
            type: 'account_onboarding',
            account_onboarding: { return_url: returnUrl, refresh_url: refreshUrl },
          },
        },
        options,
      );
    return (await ask(this.link, create)).url;
  }

  async retrieve({ id, choices }: OwnedAccount, within?: number): Promise<Account> {
    const configuration = configurationFor(choices);
    // v2 answers only what is asked for; the rest is null, which is not "empty".
    const include = [`configuration.${configuration}` as const, 'requirements' as const];
    const retrieve = (options: Stripe.RequestOptions) => this.#accounts.retrieve(id, { include }, options);
    return ask(accountAnswer(id, configuration, choices), retrieve, within);
  }

  async retrieveDetails({ id }: OwnedAccount): Promise<AccountDetails> {
    const include = ['configuration.merchant', 'defaults', 'identity', 'requirements'] as const;
    const [account, persons, bankAccounts] = await Promise.all([
      ask(DetailsV2, (options) => this.#accounts.retrieve(id, { include: [...include] }, options)),
      this.#persons(`${pathsV2.accounts}/${id}/persons?limit=20`),
      ask(BankAccounts, (options) => this.stripe.accounts.listExternalAccounts(id, {}, options)),
    ]);
    const isOne = account.identity?.entity_type === 'individual';
    return detailsOfV2(account, isOne ? [] : persons, bankAccounts.data);
  }

  async removePerson({ id }: OwnedAccount, personId: string): Promise<void> {
    const remove = (options: Stripe.RequestOptions) => this.#accounts.persons.del(id, personId, {}, options);
    await ask(AnyPerson, remove);
  }

  async close(accountId: string): Promise<void> {
    // Stripe closes an account only for all that it is set up for.
    const { applied_configurations } = await this.#bare(accountId, Configured);
    await ask(AnyAccount, (options) => this.#accounts.close(accountId, { applied_configurations }, options));
  }

  async isClosed(accountId: string): Promise<boolean> {
    return (await this.#bare(accountId, AnyAccount)).closed ?? false;
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

  /** Those on the page of a list at `path`, and on all that follow. */
  async #persons(path: string): Promise<PersonsV2['data']> {
    const page = await ask(PersonsV2, (options) => this.stripe.rawRequest('GET', path, undefined, options));
    const next = page.next_page_url;
    return next ? [...page.data, ...(await this.#persons(next))] : page.data;
  }

  /** What v2 answers without being asked for more. */
  #bare<Answer>(accountId: string, schema: z.ZodType<Answer>): Promise<Answer> {
    return ask(schema, (options) => this.#accounts.retrieve(accountId, {}, options));
  }

  get #accounts() {
    return this.stripe.v2.core.accounts;
  }
}
