import { z } from 'zod';

/** A word of Stripe's, such as a requirement's name: nothing that the store, a log line or a page could stumble over. */
export const Word = z
  .string()
  .max(255)
  .regex(/^\P{C}*$/u, 'has a character that can’t be printed');

export const Words = z
  .array(Word)
  .nullish()
  .transform((words) => words ?? []);

export const AccountId = z.string().regex(/^acct_[A-Za-z0-9]{1,64}$/, 'is no account’s ID');

/** Unix time as v1 writes it, up to the year 9999. */
export const Seconds = z
  .int()
  .min(0)
  .max(253_402_300_799)
  .transform((seconds) => new Date(seconds * 1000));

/** A time as v2 writes it. */
export const Moment = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .pipe(z.date().min(new Date(0)));

/** An account as a list has it, be it none of this app's. */
export const Listed = z
  .object({
    id: AccountId,
    created: z.union([Seconds, Moment]).nullish(),
    metadata: z.object({ pilot_id: z.string().optional() }).nullish(),
  })
  .transform(({ id, created, metadata }) => ({
    id,
    created: created ?? undefined,
    pilotId: metadata?.pilot_id,
  }));

/** The answer that a new account link, or a login link, is: its URL is on one of Stripe's hosts, or on the configured Stripe's. */
export function linkOn(apiBase: URL | undefined) {
  return z.object({
    url: z.string().refine((url) => isHosted(url, apiBase), 'is not on a host of Stripe’s'),
  });
}
export type LinkAnswer = ReturnType<typeof linkOn>;

function isHosted(url: string, apiBase: URL | undefined): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, origin } = new URL(url);
  return (protocol === 'https:' && /(^|\.)stripe\.com$/.test(hostname)) || origin === apiBase?.origin;
}
