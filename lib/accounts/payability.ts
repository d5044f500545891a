import { z } from 'zod';
import type { Account } from './account';
import { AccountId } from './answers';
import { aboutStanding, type Standing, type StandingKind, standingKinds, turns } from './standing';

/** Whether an account may be paid, and if not, why and whose turn it is: for the platform’s backend, and nothing personal. */
export const Payability = z.object({
  account: AccountId,
  standing: z.enum(standingKinds).describe('Where the account stands, in this app’s words.'),
  payable: z.boolean().describe('The account can accept payments, and its money is paid out.'),
  chargesEnabled: z.boolean().describe('It can take part in payments.'),
  payoutsEnabled: z.boolean().describe('Its money is sent to its bank.'),
  turn: z.enum(turns).describe('Who has to do something next.'),
  reason: z
    .string()
    .describe('Why it stands there: a sentence for the platform’s people, and not for a program.'),
  missing: z.int().min(0).describe('How many things the pilot has to give to Stripe.'),
  deadline: z.iso.datetime().nullable().describe('By when, where Stripe has set a time.'),
  asOf: z.iso.datetime().describe('When Stripe said so.'),
  stale: z.boolean().describe('Stripe could not be asked now: this is what it said last.'),
});
export type Payability = z.infer<typeof Payability>;

/** For the platform’s people; what a pilot reads is in lib/words. */
const reasons: Readonly<Record<StandingKind, string>> = {
  ready: 'Stripe has checked the account, and nothing is due.',
  due_soon: 'Nothing stops for now; the pilot has to give Stripe something more in time.',
  checking: 'The pilot has given all that was asked, and Stripe is checking it.',
  unfinished: 'The pilot has not been to the end of Stripe’s form.',
  action_needed:
    'Stripe asks the pilot for something more, and holds back payments or payouts until it is there.',
  waiting_for_platform:
    'The platform has paused the account, or has to request its capabilities: see it in the Dashboard.',
  payouts_paused: 'Stripe has paused payouts, and asks the pilot for nothing.',
  charges_paused: 'Stripe has paused payments, and asks the pilot for nothing.',
  not_ready: 'Stripe has not switched everything on yet, and asks the pilot for nothing.',
  rejected_by_stripe: 'Stripe has rejected the account.',
  rejected_by_platform: 'The platform has rejected the account.',
  disconnected:
    'The account is closed, or not connected to the platform any more: its pilot may start again.',
};

/** What is known of an account; `failure` says why Stripe could not be asked now. */
type Known = Readonly<{ account: Account; standing: Standing; seenAt: Date; failure?: unknown }>;

export function payabilityOf({ account, standing, seenAt, failure }: Known): Payability {
  const { turn, payable } = aboutStanding[standing.kind];
  const deadline = 'deadline' in standing ? standing.deadline : undefined;
  return {
    account: account.id,
    standing: standing.kind,
    payable,
    chargesEnabled: account.chargesEnabled,
    payoutsEnabled: account.payoutsEnabled,
    turn,
    reason: reasons[standing.kind],
    missing: 'missing' in standing ? standing.missing.length : 0,
    deadline: deadline?.toISOString() ?? null,
    asOf: seenAt.toISOString(),
    stale: failure !== undefined,
  };
}
