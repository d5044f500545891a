import { z } from 'zod';
import { AccountId, Moment, Seconds } from '../accounts/answers';
import { AppError } from '../errors';

/** What is read of an event, which has more. */
export const Envelope = z.object({
  id: z.string().regex(/^evt_\w{1,250}$/),
  type: z.string().regex(/^[\w.[\]-]{1,255}$/),
  object: z.enum(['event', 'v2.core.event']),
  livemode: z.boolean(),
  created: z.union([Seconds, Moment]),
  account: AccountId.nullish(),
  related_object: z
    .object({ id: z.string(), type: z.string() })
    .refine(({ id, type }) => type !== 'v2.core.account' || AccountId.safeParse(id).success)
    .nullish(),
});
export type Envelope = z.infer<typeof Envelope>;

/** Reads an event's body. Throws `invalid_request` for what is none of the shape of Stripe's. */
export function readEnvelope(body: string): Envelope {
  const event = Envelope.safeParse(parsedJson(body));
  if (event.success) return event.data;
  const wrong = event.error.issues.map(({ path }) => path.join('.') || 'all of it');
  throw new AppError('invalid_request', `signed, but no event that we know, by ${wrong.join(', ')}`);
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('invalid_request', 'signed, but no JSON', { cause });
  }
}

/** v1's events of a connected account carry its ID at the top; v2's thin ones are about it. */
export function accountIdOf({ account, related_object }: Envelope): string | undefined {
  if (account) return account;
  return related_object?.type === 'v2.core.account' ? related_object.id : undefined;
}
