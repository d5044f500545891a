import type Stripe from 'stripe';
import type { ApiContext, Parameters } from '../context';
import { Created, within } from '../created';
import { ListParameters, pageOf } from '../list';
import { connectedAccounts } from './find';
import { accountV1 } from './v1-object';

const AccountListParameters = ListParameters.extend({ created: Created.optional() });

/** The newest first, page by page. */
export function listAccounts(context: ApiContext, parameters: Parameters): Stripe.ApiList<Stripe.Account> {
  const asked = AccountListParameters.parse(parameters);
  const { has_more, data } = pageOf(
    connectedAccounts(context),
    ({ closed, created }) => !closed && within(created, asked.created),
    asked,
    'account',
  );
  return {
    object: 'list',
    url: '/v1/accounts',
    has_more,
    data: data.map((account) => accountV1(account, context.now)),
  };
}
