import { existsSync } from 'node:fs';
import { z } from 'zod';
import type { Config } from '../config';
import type { Database } from '../store/database';
import { FolderInUseError } from '../store/folder-lock';
import { missingMigrations } from '../store/migrate';
import { type Finding, findingsOf } from './finding';
import { checkNotifications } from './notifications';
import { checkRefusals } from './refusals';

const store = findingsOf('Database');
const events = findingsOf('Events');

/** How long accounts may be there before an event of one is missed, in ms. */
const PATIENCE = 60 * 60 * 1000;

const Deliveries = z.object({ opened_at: z.date().nullable(), received_at: z.date().nullable() });

async function checkDeliveries(database: Database): Promise<Finding> {
  const { rows } = await database.query(
    `select (select min(opening_since) from pilots where account_id is not null) as opened_at,
       (select max(received_at) from events) as received_at`,
  );
  const { opened_at, received_at } = Deliveries.parse(rows[0]);
  if (received_at) return events.ok(`The last event arrived on ${received_at.toISOString()}.`);
  if (!opened_at || Date.now() - opened_at.getTime() < PATIENCE)
    return events.ok('No event has arrived yet, and none is overdue.');
  return events.warning(
    `No event has ever arrived, and there are accounts since ${opened_at.toISOString()}.`,
    'Look at the deliveries at https://dashboard.stripe.com/workbench/webhooks: 400 means that STRIPE_WEBHOOK_SECRET is not the endpoint’s, none that nothing is sent here.',
  );
}

function refused(error: unknown, { database }: Config): Finding {
  if (error instanceof FolderInUseError)
    return store.ok(
      `The embedded database is in use by the running app, which answers for it; so what events arrived, what your platform was told and what Stripe refused is on /ops/doctor.`,
    );
  const reason = error instanceof Error ? error.message : String(error);
  return store.error(
    `The database of DATABASE_URL can’t be opened: ${reason}`,
    database.kind === 'postgres'
      ? 'Check the host, the name and the password in DATABASE_URL, and that this machine may reach it.'
      : `Check that ${database.folder} can be written, or set DATABASE_URL to a PostgreSQL.`,
  );
}

export async function checkDatabase(config: Config, open: () => Promise<Database>): Promise<Finding[]> {
  const { database: where } = config;
  if (where.kind === 'pglite' && !existsSync(where.folder))
    return [
      store.error(
        `There is no database in ${where.folder} yet.`,
        'Start the app, which makes it, or set DATABASE_URL to a PostgreSQL.',
      ),
    ];
  try {
    const database = await open();
    const missing = await missingMigrations(database);
    if (missing.length > 0)
      return [
        store.error(
          `The database answers, but is not migrated: ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing.`,
          'Start the app on it: it migrates at its start. If it runs, it runs on another database, or an older version of it does.',
        ),
      ];
    return [
      store.ok('The database answers and is migrated.'),
      await checkDeliveries(database),
      await checkNotifications(config, database),
      ...(await checkRefusals(database)),
    ];
  } catch (error) {
    return [refused(error, config)];
  }
}
