import type Stripe from 'stripe';
import { z } from 'zod';
import type { OwnedAccount } from '../accounts/account';
import { AppError } from '../errors';
import { type Choices, requirementsCollector } from '../platform/choices';
import { type EmbeddingPage, embeddedPages } from '../platform/embedded-pages';
import { ask } from '../stripe';

type Components = Stripe.AccountSessionCreateParams.Components;

/**
 * What of Stripe's a page holds for an account with these choices. Each flag is said: they must be the same in all
 * components of a session, and only a platform that collects requirements may have Stripe sign nobody in.
 */
export function componentsOn(page: EmbeddingPage, choices: Choices): Components {
  const { charges, losses } = choices;
  const signIn = {
    disable_stripe_user_authentication: requirementsCollector(choices) === 'platform',
    external_account_collection: true,
  };
  const notices = { notification_banner: { enabled: true, features: signIn } };
  switch (page) {
    case 'onboarding':
      return { account_onboarding: { enabled: true, features: signIn } };
    case 'home':
      return notices;
    case 'account': {
      const isTheirs = charges === 'direct';
      const isStripesRisk = losses === 'stripe';
      return {
        ...notices,
        account_management: { enabled: true, features: signIn },
        payments: {
          enabled: true,
          // Of the platform's own charges a pilot has a part: they are not theirs to give back or to defend.
          features: {
            refund_management: isTheirs,
            dispute_management: isTheirs,
            capture_payments: isTheirs,
            destination_on_behalf_of_charge_management: false,
          },
        },
        payouts: {
          enabled: true,
          // Money that is paid out can't make up for a loss: where the loss is the platform's, so is the schedule.
          features: {
            ...signIn,
            standard_payouts: isStripesRisk,
            edit_payout_schedule: isStripesRisk,
            instant_payouts: isStripesRisk,
          },
        },
        documents: { enabled: true },
      };
    }
  }
}

/** Account sessions, by whose secret a browser shows Stripe's embedded components of one account. */
export class AccountSessions {
  constructor(private readonly stripe: Stripe) {}

  /**
   * Gives the client secret of a new session for what that page holds, or the first page that the account has: for its
   * pilot at once, never stored and never logged. Throws `not_found` where the account's choices give it no such page.
   */
  async create({ id, choices }: OwnedAccount, asked?: EmbeddingPage): Promise<string> {
    const pages = embeddedPages(choices);
    const page = asked ?? pages[0];
    if (!page || !pages.includes(page))
      throw new AppError('not_found', 'the account’s choices give it no such page of Stripe’s components');
    const session = { account: id, components: componentsOn(page, choices) };
    const Answer = z.object({ account: z.literal(id), client_secret: z.string().min(1) });
    return (await ask(Answer, (options) => this.stripe.accountSessions.create(session, options)))
      .client_secret;
  }
}
