import { createServer, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import getPort from 'get-port';
import { expect } from 'vitest';
import { z } from 'zod';
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

/** A request that a platform's server got. */
export type Received = Readonly<{
  notification: Notification;
  body: string;
  headers: Record<string, string>;
}>;

/** How a server answers: a status, or as it likes. */
type Answer = number | ((response: ServerResponse, received: Received) => void);

/** A platform's server, which keeps what it got. Without `answer` it is well. */
export async function startReceiver(answer: () => Answer = () => 204) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const body = await text(request).catch(() => undefined);
    if (body === undefined) return;
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    const one = { notification: Notification.parse(JSON.parse(body)), body, headers };
    received.push(one);
    const how = answer();
    if (typeof how === 'number') response.writeHead(how).end();
    else how(response, one);
  });
  const port = await getPort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: new URL(`http://127.0.0.1:${port}/stripe?key=ofTheTests`),
    received,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Makes a pilot of an account. */
export async function addPilot(sql: Sql, accountId: string): Promise<void> {
  const pilots = new Pilots(sql);
  await pilots.findOrAdd(`pilot_of_${accountId}`, { api: 'v1', country: 'US', choices: defaultChoices });
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
