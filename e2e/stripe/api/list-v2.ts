import type Stripe from 'stripe';
import { invalidRequest } from '../errors';

type Asked = { limit: number; page?: string | undefined };

/** Where a list is, how long a page of it can be, and what else was asked of it. */
type List = { url: string; most: number; query: URLSearchParams };

/**
 * A page of those of `known`, the newest first, that are listed. It is named by its first, so that it can be found again
 * though that one be listed no more. Throws v2's 400, in inferred words, for a limit or a page that the list does not have.
 */
export function pageOfV2<Item extends { id: string }>(
  known: readonly Item[],
  isListed: (item: Item) => boolean,
  { limit, page }: Asked,
  { url, most, query }: List,
): Stripe.V2List<Item> {
  if (limit < 1 || limit > most)
    throw invalidRequest(`This value must be between 1 and ${most}.`, {
      code: 'invalid_fields',
      param: 'limit',
    });
  const from = page === undefined ? 0 : known.findIndex(({ id }) => nameOf(id) === page);
  if (from < 0) throw invalidRequest('Invalid page', { code: 'invalid_fields', param: 'page' });
  const listed = known.slice(from).filter(isListed);
  const [previous] = known.slice(0, from).filter(isListed).slice(-limit);
  const addressOf = (first: Item | undefined) =>
    first
      ? `${url}?${new URLSearchParams([['limit', String(limit)], ['page', nameOf(first.id)], ...query])}`
      : null;
  return {
    data: listed.slice(0, limit),
    next_page_url: addressOf(listed[limit]),
    previous_page_url: addressOf(previous),
  };
}

function nameOf(id: string): string {
  return Buffer.from(id).toString('base64url');
}
