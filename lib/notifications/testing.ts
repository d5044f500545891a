import { expect } from 'vitest';
import { z } from 'zod';
import type { Delivery } from '../../e2e/platform';
import type { StandingKind } from '../accounts/standing';
import { States } from '../accounts/states';
import { examples, owned } from '../accounts/testing';
import { Pilots } from '../onboarding/pilots';
import { defaultChoices } from '../platform/choices';
import type { Sql } from '../store/database';
import { Notification } from './notification';

const secretOf = (bytes: string) => `whsec_${Buffer.from(bytes).toString('base64')}`;

/** Of 32 bytes each: made up, as they say. */
export const SECRETS = [
  secretOf('of-the-tests-not-for-your-server'),
  secretOf('the-next-of-the-tests-not-yours-'),
] as const;

/** What was told by so many deliveries. */
export function toldBy(deliveries: readonly Delivery[]): Notification[] {
  return deliveries.map(({ body }) => Notification.parse(JSON.parse(body)));
}

/** Makes a pilot of an account. */
export async function addPilot(sql: Sql, accountId: string): Promise<void> {
  const pilots = new Pilots(sql);
  await pilots.findOrAdd(`pilot_of_${accountId}`, {
    api: 'v1',
    country: 'US',
    requested: 'both',
    choices: defaultChoices,
  });
  await pilots.setAccount(`pilot_of_${accountId}`, accountId);
}

/** Has Stripe tell that an account stands there, in an app that tells its platform. */
export async function comesTo(sql: Sql, accountId: string, standing: StandingKind): Promise<void> {
  const states = new States(sql, { livemode: false });
  const ticket = await states.ticket(owned(accountId));
  await states.record(ticket, { ...examples[standing], id: accountId }, standing);
}

/** Has so much time passed for what waits to be told, such as `1 hour`. */
export async function pass(sql: Sql, time: string): Promise<void> {
  await sql.query('update notifications set next_try_at = next_try_at - $1::interval', [time]);
}

const Written = z.array(z.object({ id: z.string(), account: z.string(), waits: z.boolean() }));

/** Fails unless all that was written is told, and came, each account's in its order; it may have come again before the next. */
export async function expectToldInOrder(sql: Sql, received: readonly Notification[]): Promise<void> {
  const { rows } = await sql.query(
    `select notification_id as id, account_id as account, told_at is null as waits from notifications order by notifications.id`,
  );
  const written = Written.parse(rows);
  expect(written.filter(({ waits }) => waits)).toEqual([]);
  for (const account of new Set(written.map((one) => one.account))) {
    const of = <One extends { id: string; account: string }>(all: readonly One[]) =>
      all.filter((one) => one.account === account).map(({ id }) => id);
    expect(of(received).filter((id, nth, ids) => id !== ids[nth - 1])).toEqual(of(written));
  }
}
