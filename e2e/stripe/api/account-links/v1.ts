import type Stripe from 'stripe';
import { z } from 'zod';
import { invalidRequest } from '../../errors';
import { CollectionOptions } from '../../model/links';
import { findAccountV1 } from '../accounts/find';
import { requireSiteLinks } from '../accounts/site-links';
import type { ApiContext, Parameters } from '../context';
import { type Route, route } from '../route';
import { redirectUrl } from './redirect-url';
import { refusedLink } from './refusals';

export const routes: readonly Route[] = [
  route('POST /v1/account_links', ['AccountLinks', 'AccountLinkCreateParams'], createAccountLink),
];

/** How long a v1 link can be opened, in seconds. */
const LINK_SECONDS = 300;

const LinkParameters = z.object({
  account: z.string(),
  type: z.enum(['account_onboarding', 'account_update']),
  return_url: z.string().optional(),
  refresh_url: z.string().optional(),
  /** What `collection_options` took the place of. */
  collect: CollectionOptions.shape.fields,
  collection_options: CollectionOptions.optional(),
});

function given(context: ApiContext, name: 'return_url' | 'refresh_url', url: string | undefined): string {
  if (url === undefined)
    throw invalidRequest(`You must provide a ${name} for account links of this type.`, { param: name });
  return redirectUrl(name, url, context.livemode);
}

function createAccountLink(context: ApiContext, parameters: Parameters): Stripe.AccountLink {
  const asked = LinkParameters.parse(parameters);
  const account = findAccountV1(context, asked.account);
  if (!account)
    throw invalidRequest(
      'You requested an account link for an account that is not connected to your platform or does not exist.',
    );
  const refused = refusedLink(account, asked.type, context.now, 'type');
  if (refused) throw refused;
  requireSiteLinks(context, account);
  const link = context.state.newLink({
    accountId: account.id,
    expiresAt: context.now + LINK_SECONDS,
    returnUrl: given(context, 'return_url', asked.return_url),
    refreshUrl: given(context, 'refresh_url', asked.refresh_url),
    useCase: null,
    collectionOptions: asked.collection_options ?? CollectionOptions.parse({ fields: asked.collect }),
  });
  account.onboardingBegun = true;
  return {
    object: 'account_link',
    created: context.now,
    expires_at: link.expiresAt,
    url: `${context.origin}/setup/s/${account.id}/${link.secret}`,
  };
}
