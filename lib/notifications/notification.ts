import { z } from 'zod';
import { Payability } from '../accounts/payability';
import { standingKinds } from '../accounts/standing';

/** What the platform is told of an account whose standing has changed; nothing of it is personal. */
export const Notification = z.object({
  type: z.literal('account.standing'),
  id: z.string().describe('The same on every try: what has come before by this ID is a duplicate.'),
  sequence: z.int().positive().describe('Grows with each notification of an account.'),
  timestamp: z.iso.datetime().describe('When the account’s standing changed.'),
  livemode: z.boolean(),
  account: Payability.shape.account,
  pilot: z
    .string()
    .describe('As Stripe has it in the account’s `metadata.pilot_id`: random, and names nobody.'),
  standing: Payability.shape.standing,
  before: z.enum(standingKinds).nullable().describe('Where the account stood until then.'),
  payable: Payability.shape.payable,
  turn: Payability.shape.turn,
  missing: Payability.shape.missing,
  deadline: Payability.shape.deadline,
});
export type Notification = z.infer<typeof Notification>;

/** As it is sent: of one notification the same bytes on every try. */
export function bodyOf(notification: Notification): string {
  return JSON.stringify(notification);
}
