import { accountsV1 } from './accounts/v1';
import { accountsV2 } from './accounts/v2';
import { type Config, config } from './config';
import { type Onboarding, onboardingWith } from './onboarding';
import type { Database } from './store/database';
import { migrate } from './store/migrate';
import { openPglite } from './store/pglite';
import { pilotsIn } from './store/pilots';
import { openPostgres } from './store/postgres';
import { createStripe } from './stripe';

/** What the running app is made of. */
type Live = Readonly<{ database: Database; onboarding: Onboarding }>;

async function openDatabase(where: Config['database']): Promise<Database> {
  const database = where.kind === 'postgres' ? openPostgres(where.url) : await openPglite(where.folder);
  await migrate(database);
  return database;
}

async function start(): Promise<Live> {
  const { stripe: account, appUrl, database: where } = config();
  const stripe = createStripe(account);
  const database = await openDatabase(where);
  const onboarding = onboardingWith({
    accounts: { v1: accountsV1(stripe), v2: accountsV2(stripe) },
    pilots: pilotsIn(database),
    appUrl,
  });
  return { database, onboarding };
}

/** One for the whole process: routes and pages are bundled apart, and a hot reload makes modules anew. */
declare global {
  var rocketRides: { live?: Promise<Live> } | undefined;
}
globalThis.rocketRides ??= {};
const holder = globalThis.rocketRides;

function live(): Promise<Live> {
  holder.live ??= start().catch((error: unknown) => {
    // A database that was away at the first request may be back at the next.
    delete holder.live;
    throw error;
  });
  return holder.live;
}

/** Gives the verbs of onboarding, on the configured Stripe and database. Throws where the database can't be opened. */
export async function liveOnboarding(): Promise<Onboarding> {
  return (await live()).onboarding;
}

/** Asks the database for a sign of life. Throws where it can't be reached. */
export async function checkDatabase(): Promise<void> {
  await (await live()).database.query('select 1');
}
