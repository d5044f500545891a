import type Stripe from 'stripe';
import { z } from 'zod';
import { invalidRequest } from '../../errors';
import type { ApiContext, Parameters } from '../context';
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

type Asked = z.infer<typeof ListParameters>;

/** A page is named by the place of its first account, so that it can be found again. */
function addressOf({ applied_configurations, closed, limit }: Asked, first: string): string {
  const query = new URLSearchParams({ limit: String(limit), page: Buffer.from(first).toString('base64url') });
  if (closed) query.set('closed', 'true');
  for (const [index, name] of applied_configurations.entries())
    query.set(`applied_configurations[${index}]`, name);
  return `/v2/core/accounts?${query}`;
}

/** The newest first, page by page; closed ones only where they are asked for. */
export function listAccountsV2(context: ApiContext, parameters: Parameters): Stripe.V2List<object> {
  const asked = ListParameters.parse(parameters);
  if (asked.limit < 1 || asked.limit > MOST)
    throw invalidRequest(`This value must be between 1 and ${MOST}.`, {
      code: 'invalid_fields',
      param: 'limit',
    });
  const all = connectedAccounts(context)
    .filter(({ closed }) => closed === asked.closed)
    .filter(({ configurations }) =>
      asked.applied_configurations.every((name) => configurations.includes(name)),
    );
  const first = asked.page ? Buffer.from(asked.page, 'base64url').toString() : all[0]?.id;
  const from = all.findIndex(({ id }) => id === first);
  if (asked.page && from < 0) throw invalidRequest('Invalid page', { code: 'invalid_fields', param: 'page' });
  const page = all.slice(Math.max(from, 0), Math.max(from, 0) + asked.limit);
  const next = all[from + asked.limit];
  const previous = from > 0 ? all[Math.max(from - asked.limit, 0)] : undefined;
  return {
    data: page.map((account) => withNulls(accountV2(account, context.now, []))),
    next_page_url: next ? addressOf(asked, next.id) : null,
    previous_page_url: previous ? addressOf(asked, previous.id) : null,
  };
}
