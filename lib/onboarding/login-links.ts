import type Stripe from 'stripe';
import type { OwnedAccount } from '../accounts/account';
import { type LinkAnswer, linkOn } from '../accounts/answers';
import { ask } from '../stripe';

/** Links by which a pilot gets into their Express Dashboard without a password; each opens it once. */
export class LoginLinks {
  readonly #link: LinkAnswer;

  /** Links may lead to `apiBase` as well, where one is configured. */
  constructor(
    private readonly stripe: Stripe,
    apiBase: URL | undefined,
  ) {
    this.#link = linkOn(apiBase);
  }

  /**
   * Gives the URL: for the account's pilot at once, never stored and never logged. Throws `dashboard_not_yet` before its
   * details are submitted, and `no_express_dashboard` where it has another one, or none.
   */
  async create({ id }: OwnedAccount): Promise<string> {
    return (await ask(this.#link, (options) => this.stripe.accounts.createLoginLink(id, {}, options))).url;
  }
}
