import type Stripe from 'stripe';
import { z } from 'zod';
import { invalidRequest } from '../errors';
import { stateOf } from '../verification';
import { findAccount } from './accounts';
import type { ApiContext, Parameters } from './context';

/** How long a v1 link can be opened, in seconds. */
const LINK_SECONDS = 300;

const LinkParameters = z.object({
  account: z.string(),
  type: z.enum(['account_onboarding', 'account_update']),
  return_url: z.string().optional(),
  refresh_url: z.string().optional(),
});

function checkUrl(context: ApiContext, name: 'return_url' | 'refresh_url', url: string | undefined): string {
  if (url === undefined)
    throw invalidRequest(`You must provide a ${name} for account links of this type.`, { param: name });
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw invalidRequest('Not a valid URL', { code: 'url_invalid', param: name });
  if (context.livemode && new URL(url).protocol !== 'https:')
    throw invalidRequest('Livemode requests must always be redirected via HTTPS.', { param: name });
  return url;
}

/** `POST /v1/account_links` */
export function createAccountLink(context: ApiContext, parameters: Parameters): Stripe.AccountLink {
  const asked = LinkParameters.parse(parameters);
  const account = findAccount(context, asked.account);
  if (!account)
    throw invalidRequest(
      'You requested an account link for an account that is not connected to your platform or does not exist.',
    );
  if (stateOf(account, context.now).requirements.disabled_reason?.startsWith('rejected.'))
    throw invalidRequest(
      'An account link cannot be created for this account because the account has been rejected.',
    );
  if (asked.type === 'account_update' && account.controller.requirementCollection !== 'application')
    throw invalidRequest(
      'You cannot create `account_update` type account links for this account. Only accounts where your platform is responsible for collecting requirements can use them.',
      { param: 'type' },
    );
  const link = context.world.newLink({
    accountId: account.id,
    expiresAt: context.now + LINK_SECONDS,
    returnUrl: checkUrl(context, 'return_url', asked.return_url),
    refreshUrl: checkUrl(context, 'refresh_url', asked.refresh_url),
  });
  return {
    object: 'account_link',
    created: context.now,
    expires_at: link.expiresAt,
    url: `${context.origin}/setup/s/${account.id}/${link.secret}`,
  };
}
