import { z } from 'zod';

const Names = z.array(z.string());

/** Stripe's raw words, which no pilot reads. */
const RawRequirements = z.object({
  pastDue: Names,
  currentlyDue: Names,
  pendingVerification: Names,
  errors: z.array(z.object({ requirement: z.string(), code: z.string() })),
  disabledReason: z.string().nullish(),
  deadline: z.coerce.date().nullish(),
});
export type RawRequirements = z.infer<typeof RawRequirements>;

export const StandingCount = z
  .object({ has_account: z.boolean(), standing: z.string().nullable(), pilots: z.number() })
  .transform((row) => ({ hasAccount: row.has_account, standing: row.standing, pilots: row.pilots }));
export type StandingCount = z.infer<typeof StandingCount>;

export const OpeningCount = z
  .object({ week: z.date(), has_account: z.boolean(), standing: z.string().nullable(), pilots: z.number() })
  .transform(({ has_account, ...row }) => ({ hasAccount: has_account, ...row }));
export type OpeningCount = z.infer<typeof OpeningCount>;

export const StuckAccount = z
  .object({
    account_id: z.string(),
    standing: z.string(),
    changed_at: z.date(),
    requirements: RawRequirements,
    micros: z.string(),
  })
  .transform((row) => ({
    accountId: row.account_id,
    standing: row.standing,
    since: row.changed_at,
    requirements: row.requirements,
    place: { micros: row.micros, id: row.account_id },
  }));
export type StuckAccount = z.infer<typeof StuckAccount>;

export const ExportedAccount = z
  .object({
    account_id: z.string(),
    accounts_api: z.string(),
    opening_since: z.date(),
    standing: z.string().nullable(),
    changed_at: z.date().nullable(),
    seen_at: z.date().nullable(),
    requirements: RawRequirements.nullable(),
  })
  .transform((row) => ({
    accountId: row.account_id,
    api: row.accounts_api,
    openedAt: row.opening_since,
    standing: row.standing,
    since: row.changed_at,
    seenAt: row.seen_at,
    requirements: row.requirements,
  }));
export type ExportedAccount = z.infer<typeof ExportedAccount>;

export const OpsEventCounts = z.object({ waiting: z.number(), failed: z.number() });
export type OpsEventCounts = z.infer<typeof OpsEventCounts>;

export const OpsEvent = z
  .object({
    event_id: z.string(),
    type: z.string(),
    account_id: z.string(),
    received_at: z.date(),
    status: z.enum(['waiting', 'done']),
    tries: z.number(),
    reason: z.string().nullable(),
    next_try_at: z.date(),
    micros: z.string(),
  })
  .transform((row) => ({
    eventId: row.event_id,
    type: row.type,
    accountId: row.account_id,
    receivedAt: row.received_at,
    status: row.status,
    tries: row.tries,
    reason: row.reason,
    nextTryAt: row.next_try_at,
    place: { micros: row.micros, id: row.event_id },
  }));
export type OpsEvent = z.infer<typeof OpsEvent>;

export const OpsAccount = z
  .object({
    account_id: z.string(),
    accounts_api: z.string(),
    choices: z.record(z.string(), z.string()),
    country: z.string().nullable(),
    opened_at: z.date(),
    left_at: z.date().nullable(),
    standing: z.string().nullable(),
    state: z.unknown(),
    requirements: RawRequirements.nullable(),
    seen_at: z.date().nullable(),
    changed_at: z.date().nullable(),
  })
  .transform((row) => ({
    accountId: row.account_id,
    api: row.accounts_api,
    choices: row.choices,
    country: row.country,
    openedAt: row.opened_at,
    leftAt: row.left_at,
    standing: row.standing,
    state: row.state,
    requirements: row.requirements,
    seenAt: row.seen_at,
    since: row.changed_at,
  }));
export type OpsAccount = z.infer<typeof OpsAccount>;

const Entry = z.object({ id: z.string(), at: z.date(), name: z.string(), micros: z.string() });

export const TimelineEntry = z.discriminatedUnion('kind', [
  Entry.extend({
    kind: z.literal('standing'),
    tries: z.number().nullable(),
    reason: z.string().nullable(),
    next_try_at: z.date().nullable(),
    told_at: z.date().nullable(),
  }).transform(({ id, at, name, micros, tries, reason, next_try_at, told_at }) => ({
    kind: 'standing' as const,
    standing: name,
    at,
    /** How the platform is told of it; undefined where it is not. */
    telling: next_try_at
      ? { tries: tries ?? 0, reason, nextTryAt: next_try_at, toldAt: told_at ?? undefined }
      : undefined,
    place: { micros, id },
  })),
  Entry.extend({
    kind: z.literal('event'),
    status: z.enum(['waiting', 'done']),
    tries: z.number(),
    reason: z.string().nullable(),
    next_try_at: z.date(),
  }).transform(({ id, at, name, micros, status, tries, reason, next_try_at }) => ({
    kind: 'event' as const,
    type: name,
    at,
    status,
    tries,
    reason,
    nextTryAt: next_try_at,
    place: { micros, id },
  })),
]);
export type TimelineEntry = z.infer<typeof TimelineEntry>;
