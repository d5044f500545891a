import type Stripe from 'stripe';
import { z } from 'zod';
import { type Choices, requirementsCollector } from '../platform/choices';
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
import { AccountId, type LinkAnswer, Listed, Word } from './answers';
import { Giving } from './giving';
import { DetailsV1, detailsOfV1, PersonId, PersonsV1 } from './v1-details';
import { RequirementsV1, requirementsOfV1 } from './v1-requirements';

export const pathsV1 = { accounts: '/v1/accounts', accountLinks: '/v1/account_links' } as const;

/** Who is called `platform` in the choices is `application` in the API. */
const inTheApi = { stripe: 'stripe', account: 'account', platform: 'application' } as const;

export function creationV1(
  { country, choices, requested, token }: Creation,
  metadata: AccountMetadata,
): Stripe.AccountCreateParams {
  const { dashboard, fees, losses } = choices;
  return {
    country,
    ...(token !== undefined && { account_token: token }),
    controller: {
      stripe_dashboard: { type: dashboard },
      fees: { payer: inTheApi[fees] },
      losses: { payments: inTheApi[losses] },
      requirement_collection: inTheApi[requirementsCollector(choices)],
    },
    capabilities: {
      ...(requested === 'both' && { card_payments: { requested: true } }),
      transfers: { requested: true },
    },
    // Fixed once it is accepted: under the full one every transfer beyond the region would fail.
    ...(requested === 'recipient' && { tos_acceptance: { service_agreement: 'recipient' } }),
    metadata,
  };
}

const AnyAccount = z.object({ id: AccountId });
const AnyPerson = z.object({ id: PersonId });

const List = z
  .object({ data: z.array(Listed), has_more: z.boolean() })
  .refine(
    ({ data, has_more }) => data.length > 0 || !has_more,
    'has more, and nothing after which it would be',
  );

/** What is read of an account: an answer without it says nothing of where a pilot stands. */
const AccountAnswer = z.object({
  id: z.string(),
  details_submitted: z.boolean(),
  charges_enabled: z.boolean(),
  payouts_enabled: z.boolean(),
  capabilities: z.object({ transfers: Word.optional() }).optional(),
  requirements: RequirementsV1,
});

export class AccountsV1 extends Giving implements Accounts {
  /** Stripe keeps a v1 key for at least 24 hours. */
  readonly keyLives = 23 * 60 * 60 * 1000;

  constructor(
    stripe: Stripe,
    private readonly link: LinkAnswer,
  ) {
    super(stripe, pathsV1.accounts);
  }

  async create(
    request: Creation,
    metadata: AccountMetadata,
    idempotencyKey: string,
    within?: number,
  ): Promise<string> {
    const parameters = creationV1(request, metadata);
    const create = (options: Stripe.RequestOptions) =>
      this.stripe.accounts.create(parameters, { ...options, idempotencyKey });
    return (await ask(AnyAccount, create, within)).id;
  }

  async list(since: Date, from?: string): Promise<AccountPage> {
    const created = { gte: Math.floor(since.getTime() / 1000) };
    const page = { created, limit: 100, ...(from !== undefined && { starting_after: from }) };
    const { data, has_more } = await ask(List, (options) => this.stripe.accounts.list(page, options));
    return { accounts: data, next: has_more ? data.at(-1)?.id : undefined };
  }

  async prefill({ id }: OwnedAccount, email: string, within: number): Promise<void> {
    await ask(AnyAccount, (options) => this.stripe.accounts.update(id, { email }, options), within);
  }

  /** In v1 a country is given once, when the account is opened. */
  async setCountry(): Promise<boolean> {
    return false;
  }

  async createLink({ id }: OwnedAccount, { returnUrl, refreshUrl }: LinkUrls): Promise<string> {
    const create = (options: Stripe.RequestOptions) =>
      this.stripe.accountLinks.create(
        { account: id, type: 'account_onboarding', return_url: returnUrl, refresh_url: refreshUrl },
        options,
      );
    return (await ask(this.link, create)).url;
  }

  async retrieve({ id, choices }: OwnedAccount, within?: number): Promise<Account> {
    const retrieve = (options: Stripe.RequestOptions) => this.stripe.accounts.retrieve(id, {}, options);
    return toAccount(
      await ask(AccountAnswer.extend({ id: z.literal(id) }), retrieve, within),
      choices.charges,
    );
  }

  async retrieveDetails({ id }: OwnedAccount): Promise<AccountDetails> {
    const account = ask(DetailsV1, (options) => this.stripe.accounts.retrieve(id, {}, options));
    const persons = ask(PersonsV1, (options) =>
      this.stripe.accounts.listPersons(id, { limit: 100 }, options),
    );
    const [told, { data }] = await Promise.all([account, persons]);
    // An individual is a person as well, of whom the account tells itself.
    return detailsOfV1(told, told.business_type === 'individual' ? [] : data);
  }

  async removePerson({ id }: OwnedAccount, personId: string): Promise<void> {
    await ask(AnyPerson, (options) => this.stripe.accounts.deletePerson(id, personId, {}, options));
  }

  async close(accountId: string): Promise<void> {
    await ask(AnyAccount, (options) => this.stripe.accounts.del(accountId, {}, options));
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

function toAccount(account: z.infer<typeof AccountAnswer>, charges: Choices['charges']): Account {
  return {
    id: account.id,
    disconnected: false,
    detailsSubmitted: account.details_submitted,
    chargesEnabled:
      charges === 'direct' ? account.charges_enabled : account.capabilities?.transfers === 'active',
    payoutsEnabled: account.payouts_enabled,
    requirements: requirementsOfV1(account.requirements),
  };
}
