import { z } from 'zod';

/** A range of times of creation, in Unix seconds. */
export const CreatedRange = z
  .object({ gt: z.number(), gte: z.number(), lt: z.number(), lte: z.number() })
  .partial();

/** As v1's lists take it: a range, or the very second. */
export const Created = z.union([z.number().transform((at) => ({ gte: at, lte: at })), CreatedRange]);

export function within(created: number, range: z.infer<typeof CreatedRange> | undefined): boolean {
  const { gt = -1, gte = 0, lt = Number.MAX_VALUE, lte = Number.MAX_VALUE } = range ?? {};
  return created > gt && created >= gte && created < lt && created <= lte;
}
