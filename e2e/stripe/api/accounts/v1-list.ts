import type Stripe from 'stripe';
import { z } from 'zod';
import type { ApiContext, Parameters } from '../context';
import { ListParameters, pageOf } from '../list';
import { connectedAccounts } from './find';
import { accountV1 } from './v1-object';

const Bound = z.union([
  z.number(),
  z.object({ gt: z.number(), gte: z.number(), lt: z.number(), lte: z.number() }).partial(),
]);
const AccountListParameters = ListParameters.extend({ created: Bound.optional() });

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

function within(created: number, bound: z.infer<typeof Bound> | undefined): boolean {
  if (bound === undefined) return true;
  if (typeof bound === 'number') return created === bound;
  const { gt = -1, gte = 0, lt = Number.MAX_VALUE, lte = Number.MAX_VALUE } = bound;
  return created > gt && created >= gte && created < lt && created <= lte;
}
