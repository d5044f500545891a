import type { Config } from '../config';
import { Outbox } from '../notifications/outbox';
import type { Sql } from '../store/database';
import { type Finding, findingsOf } from './finding';

const { ok, error } = findingsOf('Notifications');

/** How long the platform may not have heard of a change, in ms. */
const PATIENCE = 60 * 60 * 1000;

/** Tells the platform nothing by itself: what waits shows whether it is heard. */
export async function checkNotifications({ notify }: Config, sql: Sql): Promise<Finding> {
  if (!notify)
    return ok('PLATFORM_NOTIFY_URL is not set: your platform asks about accounts, and is told of no change.');
  const { waiting, since, reason } = await new Outbox(sql).waiting();
  if (!since) return ok('Your platform has heard of every change since PLATFORM_NOTIFY_URL is set.');
  const untold = `${waiting} ${waiting === 1 ? 'change waits' : 'changes wait'} to be told, the oldest since ${since.toISOString()}`;
  if (Date.now() - since.getTime() < PATIENCE) return ok(`${untold}.`);
  return error(
    `${untold}${reason ? `; the last try failed: ${reason}` : ''}.`,
    'See what listens at PLATFORM_NOTIFY_URL: it has to answer 2xx within 10 s, and to know PLATFORM_NOTIFY_SECRET. Nothing is lost: each is told once it does.',
  );
}
