import { z } from 'zod';
import { invalidRequest } from '../errors';

/** What every list of v1 takes. */
export const PageParameters = z.object({
  limit: z.number().default(10),
  starting_after: z.string().optional(),
  ending_before: z.string().optional(),
});

/** A page of a list of v1. Throws Stripe's 400 where no page has so many. */
export function page<Item extends { id: string }>(
  all: readonly Item[],
  { limit, starting_after, ending_before }: z.infer<typeof PageParameters>,
): { data: Item[]; has_more: boolean } {
  if (limit < 1 || limit > 100)
    throw invalidRequest(
      `This value must be ${limit < 1 ? 'greater than or equal to 1' : 'less than or equal to 100'}.`,
      { code: 'parameter_invalid_integer', param: 'limit' },
    );
  const place = (id: string | undefined) => all.findIndex((item) => item.id === id);
  const backwards = ending_before !== undefined;
  const end = backwards ? place(ending_before) : all.length;
  const from = backwards ? Math.max(end - limit, 0) : place(starting_after) + 1;
  const data = all.slice(from, Math.min(from + limit, end));
  return { data, has_more: backwards ? from > 0 : from + data.length < all.length };
}
