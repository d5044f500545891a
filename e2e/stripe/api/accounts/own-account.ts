import type Stripe from 'stripe';
import { controllersByType } from '../../model/controller';
import { nothingDue } from '../../model/nothing-due';
import type { ApiContext } from '../context';
import { newAccount } from './creation';
import { accountV1 } from './v1-object';

/** When every platform here opened its account: the first of January 2020, in Unix seconds. */
const OPENED = 1_577_836_800;

export function isOwnAccount({ platform, account }: ApiContext, accountId: string): boolean {
  return !account && accountId === `acct_${platform}`;
}

/** The platform's own account, of which no more is known here than what it has set up. */
export function ownAccount(context: ApiContext): Stripe.Account {
  const { country, branding } = context.state.platform;
  const { settings, ...told } = accountV1(
    {
      ...newAccount(
        { ...context, now: OPENED },
        { madeThrough: 'v1', controller: controllersByType.standard, country },
      ),
      id: `acct_${context.platform}`,
      businessType: 'company',
      capabilities: ['card_payments', 'transfers'],
      submitted: OPENED,
      forced: { charges_enabled: true, payouts_enabled: true, requirements: nothingDue },
    },
    context.now,
  );
  return {
    ...told,
    controller: { type: 'account' },
    ...(settings && { settings: { ...settings, branding } }),
  };
}
