import { z } from 'zod';
import { invalidRequest } from '../errors';

/** What every list of v1 takes. */
export const ListParameters = z.object({
  limit: z.number().default(10),
  starting_after: z.string().optional(),
  ending_before: z.string().optional(),
});

type Page<Item> = { has_more: boolean; data: Item[] };

/**
 * A page of those of `known`, the newest first, that are listed: a cursor may be any of them. `noun` is what Stripe
 * calls one. Throws Stripe's 400 for a cursor that is none of them, and for two.
 */
export function pageOf<Item extends { id: string }>(
  known: readonly Item[],
  isListed: (item: Item) => boolean,
  { limit, starting_after, ending_before }: z.infer<typeof ListParameters>,
  noun: string,
): Page<Item> {
  checkLimit(limit);
  const after = placeOf(known, 'starting_after', starting_after, noun);
  const before = placeOf(known, 'ending_before', ending_before, noun);
  if (after !== undefined && before !== undefined)
    throw invalidRequest(
      'Received both starting_after and ending_before parameters. Please pass in only one.',
    );
  if (before !== undefined) {
    const all = known.slice(0, before).filter(isListed);
    return { has_more: all.length > limit, data: all.slice(-limit) };
  }
  const all = known.slice(after === undefined ? 0 : after + 1).filter(isListed);
  return { has_more: all.length > limit, data: all.slice(0, limit) };
}

function placeOf(
  known: readonly { id: string }[],
  param: 'starting_after' | 'ending_before',
  cursor: string | undefined,
  noun: string,
): number | undefined {
  if (cursor === undefined) return undefined;
  const place = known.findIndex(({ id }) => id === cursor);
  if (place < 0) throw invalidRequest(`No such ${noun}: '${cursor}'`, { code: 'resource_missing', param });
  return place;
}

function checkLimit(limit: number): void {
  if (limit >= 1 && limit <= 100) return;
  const bound = limit < 1 ? 'greater than or equal to 1' : 'less than or equal to 100';
  throw invalidRequest(`This value must be ${bound}.`, { code: 'parameter_invalid_integer', param: 'limit' });
}
