import type Stripe from 'stripe';
import { z } from 'zod';
import { invalidRequest } from '../../errors';
import type { ApiContext, Parameters } from '../context';
import { connectedAccounts } from './find';
import { accountV1 } from './v1-object';

const Bound = z.union([
  z.number(),
  z.object({ gt: z.number(), gte: z.number(), lt: z.number(), lte: z.number() }).partial(),
]);
const ListParameters = z.object({
  created: Bound.optional(),
  limit: z.number().default(10),
  starting_after: z.string().optional(),
  ending_before: z.string().optional(),
});

/** The newest first, page by page. */
export function listAccounts(context: ApiContext, parameters: Parameters): Stripe.ApiList<Stripe.Account> {
  const asked = ListParameters.parse(parameters);
  const all = connectedAccounts(context).filter(
    ({ closed, created }) => !closed && within(created, asked.created),
  );
  if (asked.limit < 1 || asked.limit > 100)
    throw invalidRequest(
      `This value must be ${asked.limit < 1 ? 'greater than or equal to 1' : 'less than or equal to 100'}.`,
      {
        code: 'parameter_invalid_integer',
        param: 'limit',
      },
    );
  const place = (id: string | undefined) => all.findIndex((account) => account.id === id);
  const backwards = asked.ending_before !== undefined;
  const end = backwards ? place(asked.ending_before) : all.length;
  const from = backwards ? Math.max(end - asked.limit, 0) : place(asked.starting_after) + 1;
  const page = all.slice(from, Math.min(from + asked.limit, end));
  return {
    object: 'list',
    url: '/v1/accounts',
    has_more: backwards ? from > 0 : from + page.length < all.length,
    data: page.map((account) => accountV1(account, context.now)),
  };
}

function within(created: number, bound: z.infer<typeof Bound> | undefined): boolean {
  if (bound === undefined) return true;
  if (typeof bound === 'number') return created === bound;
  const { gt = -1, gte = 0, lt = Number.MAX_VALUE, lte = Number.MAX_VALUE } = bound;
  return created > gt && created >= gte && created < lt && created <= lte;
}
