import type Stripe from 'stripe';
import { z } from 'zod';
import { ask } from '../stripe';
import type { OwnedAccount } from './account';
import { AccountId } from './answers';
import type { Tree, Value } from './parameters';
import { PersonId } from './v1-details';

/** What both Accounts APIs are given in the same way, by names that Stripe itself has told: the SDK's types can't know them. */
export abstract class Giving {
  constructor(
    protected readonly stripe: Stripe,
    /** Of the API's accounts. */
    private readonly path: string,
  ) {}

  async update({ id }: OwnedAccount, parameters: Tree): Promise<void> {
    await this.#post(AccountId, `${this.path}/${id}`, parameters);
  }

  async createPerson({ id }: OwnedAccount, parameters: Tree, idempotencyKey: string): Promise<string> {
    return this.#post(PersonId, `${this.path}/${id}/persons`, parameters, { idempotencyKey });
  }

  async updatePerson({ id }: OwnedAccount, personId: string, parameters: Tree): Promise<void> {
    await this.#post(PersonId, `${this.path}/${id}/persons/${PersonId.parse(personId)}`, parameters);
  }

  /** v2 has no way of its own for accounts that are paid by charges. */
  async setBankAccount({ id }: OwnedAccount, bankAccount: Value, idempotencyKey: string): Promise<void> {
    const parameters = { external_account: bankAccount, default_for_currency: true };
    await this.#post(z.string(), `/v1/accounts/${id}/external_accounts`, parameters, { idempotencyKey });
  }

  /** Gives the ID of what was made or changed. */
  async #post(
    id: z.ZodType<string>,
    path: string,
    parameters: Tree,
    more: Stripe.RequestOptions = {},
  ): Promise<string> {
    const post = (options: Stripe.RequestOptions) =>
      this.stripe.rawRequest('POST', path, parameters, { ...options, ...more });
    return (await ask(z.object({ id }), post)).id;
  }
}
