import type Stripe from 'stripe';
import { z } from 'zod';
import type { ApiContext, Parameters } from '../context';
import { pageOfV2 } from '../list-v2';
import { connectedAccounts } from './find';
import { withNulls } from './v2-nulls';
import { accountV2 } from './v2-object';

/** As many as v2 gives of accounts in one page. */
const MOST = 20;

const ListParameters = z.object({
  applied_configurations: z.array(z.enum(['customer', 'merchant', 'recipient'])).default([]),
  closed: z.boolean().default(false),
  limit: z.number().default(MOST),
  page: z.string().optional(),
});

/** The newest first, page by page; closed ones only where they are asked for. */
export function listAccountsV2(context: ApiContext, parameters: Parameters): Stripe.V2List<object> {
  const asked = ListParameters.parse(parameters);
  const { closed, applied_configurations } = asked;
  const query = new URLSearchParams(closed ? { closed: 'true' } : {});
  for (const [index, name] of applied_configurations.entries())
    query.set(`applied_configurations[${index}]`, name);
  const { data, ...pages } = pageOfV2(
    connectedAccounts(context),
    (account) =>
      account.closed === closed &&
      applied_configurations.every((name) => account.configurations.includes(name)),
    asked,
    { url: '/v2/core/accounts', most: MOST, query },
  );
  return { ...pages, data: data.map((account) => withNulls(accountV2(account, context.now, []))) };
}
