import type Stripe from 'stripe';
import { z } from 'zod';
import { accountNotFound, invalidRequest } from '../../errors';
import type { AccountRecord } from '../../model/account';
import { CollectionOptions } from '../../model/links';
import { type Schema, withField } from '../../parameters/schema';
import { accountOfV2 } from '../accounts/find';
import { requireSiteLinks } from '../accounts/site-links';
import type { ApiContext, Parameters } from '../context';
import { type Route, route } from '../route';
import { isFrom } from '../version';
import { redirectUrl } from './redirect-url';
import { refusedLink } from './refusals';

export const routes: readonly Route[] = [
  route(
    'POST /v2/core/account_links',
    ['V2/Core/AccountLinks', 'AccountLinkCreateParams'],
    createAccountLink,
    'v2',
    withConfigurations,
  ),
];

/** How long a v2 link can be opened, in seconds, by the example in Stripe's reference. */
const LINK_SECONDS = 600;

/** Where a pilot lands whose link has no return URL; inferred. */
const NOWHERE = 'https://stripe.com/';

const Flow = z.object({
  configurations: z.array(z.enum(['customer', 'merchant', 'recipient'])).exactOptional(),
  refresh_url: z.string(),
  return_url: z.string().exactOptional(),
  collection_options: z
    .object({
      fields: z.enum(['currently_due', 'eventually_due']).exactOptional(),
      future_requirements: z.enum(['include', 'omit']).exactOptional(),
    })
    .exactOptional(),
});
const LinkParameters = z.object({
  account: z.string(),
  use_case: z.object({
    type: z.enum(['account_onboarding', 'account_update']),
    account_onboarding: Flow.exactOptional(),
    account_update: Flow.exactOptional(),
  }),
});

/** Until 2026-09-30.endive a link had to name what of the account it is for. */
function withConfigurations(schema: Schema, version: string): Schema {
  if (isFrom(version, '2026-09-30.endive')) return schema;
  const names: Schema = { kind: 'enum', values: ['customer', 'merchant', 'recipient'] };
  const field = { schema: { kind: 'array', of: names }, required: true } as const;
  return ['account_onboarding', 'account_update'].reduce(
    (known, flow) => withField(known, ['use_case', flow, 'configurations'], field),
    schema,
  );
}

function createAccountLink(context: ApiContext, parameters: Parameters): Stripe.V2.Core.AccountLink {
  const { account: id, use_case } = LinkParameters.parse(parameters);
  const { type } = use_case;
  const flow = use_case[type];
  if (!flow)
    throw invalidRequest(`Missing required param: use_case.${type}.`, {
      code: 'invalid_fields',
      param: `use_case.${type}`,
    });
  const account = accountOfV2(context, id);
  if (account.closed) throw accountNotFound(id);
  const refused = refusedLink(account, type, context.now, 'use_case.type');
  if (refused) throw refused;
  requireSiteLinks(context, account);
  checkConfigurations(account, flow.configurations, `use_case.${type}.configurations`);
  const checked = (name: 'refresh_url' | 'return_url', url: string) =>
    redirectUrl(`use_case.${type}.${name}`, url, context.livemode);
  const link = context.state.newLink({
    accountId: account.id,
    expiresAt: context.now + LINK_SECONDS,
    refreshUrl: checked('refresh_url', flow.refresh_url),
    returnUrl: flow.return_url === undefined ? NOWHERE : checked('return_url', flow.return_url),
    useCase: type,
    collectionOptions: CollectionOptions.parse(flow.collection_options ?? {}),
  });
  account.onboardingBegun = true;
  return {
    object: 'v2.core.account_link',
    account: account.id,
    created: new Date(context.now * 1000).toISOString(),
    expires_at: new Date(link.expiresAt * 1000).toISOString(),
    livemode: context.livemode,
    url: `${context.origin}/setup/s/${account.id}/${link.secret}`,
    use_case,
  };
}

/** Stripe refuses a link for what the account is not; the words are inferred. */
function checkConfigurations(
  account: AccountRecord,
  asked: z.infer<typeof Flow>['configurations'],
  param: string,
) {
  const stranger = asked?.find((name) => !account.configurations.includes(name));
  if (stranger)
    throw invalidRequest(`The ${stranger} configuration is not applied to the account.`, {
      code: 'invalid_fields',
      param,
    });
}
