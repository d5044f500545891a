import type Stripe from 'stripe';
import { z } from 'zod';
import { invalidRequest } from '../errors';

/** What every list of v1 takes. */
export const CursorParameters = z.object({
  limit: z.number().default(10),
  starting_after: z.string().optional(),
  ending_before: z.string().optional(),
});

/** What every list of v2 takes; how long a page is that nobody asks for is inferred. */
export const PageParameters = z.object({ limit: z.number().default(20), page: z.string().optional() });

export const Range = z.object({ gt: z.number(), gte: z.number(), lt: z.number(), lte: z.number() }).partial();

/** Times are Unix seconds. */
export function within(created: number, range: z.infer<typeof Range>): boolean {
  const { gt = -1, gte = 0, lt = Number.MAX_VALUE, lte = Number.MAX_VALUE } = range;
  return created > gt && created >= gte && created < lt && created <= lte;
}

/** A page of v1's list at `url`, of which `all` are in order. Throws v1's 400 for a limit that no list has. */
export function cursorPage<Item extends { id: string }>(
  url: string,
  all: readonly Item[],
  { limit, starting_after, ending_before }: z.infer<typeof CursorParameters>,
): Stripe.ApiList<Item> {
  if (limit < 1 || limit > 100)
    throw invalidRequest(
      `This value must be ${limit < 1 ? 'greater than or equal to 1' : 'less than or equal to 100'}.`,
      { code: 'parameter_invalid_integer', param: 'limit' },
    );
  const place = (id: string | undefined) => all.findIndex((item) => item.id === id);
  const backwards = ending_before !== undefined;
  const end = backwards ? Math.max(place(ending_before), 0) : all.length;
  const from = backwards ? Math.max(end - limit, 0) : place(starting_after) + 1;
  const data = all.slice(from, Math.min(from + limit, end));
  return {
    object: 'list',
    url,
    has_more: backwards ? from > 0 : from + data.length < all.length,
    data,
  };
}

/**
 * A page of v2's list at `url`, of which `all` are in order and `query` is what else was asked. It is named by its first
 * item, so that it can be found again. Throws v2's 400 for a limit or a page that the list does not have.
 */
export function numberedPage<Item extends { id: string }>(
  url: string,
  all: readonly Item[],
  { limit, page }: z.infer<typeof PageParameters>,
  query: URLSearchParams,
): Stripe.V2List<Item> {
  if (limit < 1 || limit > 100)
    throw invalidRequest('This value must be between 1 and 100.', { code: 'invalid_fields', param: 'limit' });
  const first = page && Buffer.from(page, 'base64url').toString();
  const from = first ? all.findIndex(({ id }) => id === first) : 0;
  if (from < 0) throw invalidRequest('Invalid page', { code: 'invalid_fields', param: 'page' });
  const address = (item: Item | undefined) => {
    if (!item) return null;
    const asked = new URLSearchParams([
      ...query,
      ['limit', String(limit)],
      ['page', Buffer.from(item.id).toString('base64url')],
    ]);
    return `${url}?${asked}`;
  };
  return {
    data: all.slice(from, from + limit),
    next_page_url: address(all[from + limit]),
    previous_page_url: address(from > 0 ? all[Math.max(from - limit, 0)] : undefined),
  };
}
