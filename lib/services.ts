import { statesIn } from './accounts/states';
import { syncWith } from './accounts/sync';
import { accountsV1 } from './accounts/v1';
import { accountsV2 } from './accounts/v2';
import { type Config, config } from './config';
import { eventsIn } from './events/inbox';
import { type Reconciliation, reconciliationWith } from './events/reconcile';
import { type StripeEvents, stripeEventsWith } from './events/stripe-events';
import { type Onboarding, onboardingWith } from './onboarding/onboarding';
import { pilotsIn } from './onboarding/pilots';
import { type Ops, opsWith } from './ops/ops';
import { opsIn } from './ops/queries';
import type { Database } from './store/database';
import { migrate } from './store/migrate';
import { openPglite } from './store/pglite';
import { openPostgres } from './store/postgres';
import { createStripe } from './stripe';

/** What the running app is made of. */
export type Live = Readonly<{
  database: Database;
  onboarding: Onboarding;
  stripeEvents: StripeEvents;
  reconciliation: Reconciliation;
  ops: Ops;
}>;

async function openDatabase(where: Config['database']): Promise<Database> {
  const database = where.kind === 'postgres' ? openPostgres(where.url) : await openPglite(where.folder);
  await migrate(database);
  return database;
}

/** Puts the parts together on a database and a Stripe. */
export function liveOn(
  database: Database,
  { stripe: account, livemode, webhookSecrets, appUrl }: Config,
): Live {
  const stripe = createStripe(account);
  const accounts = { v1: accountsV1(stripe), v2: accountsV2(stripe) };
  const pilots = pilotsIn(database);
  const states = statesIn(database);
  const sync = syncWith({ accounts, states });
  const onboarding = onboardingWith({ accounts, pilots, states, sync, appUrl });
  const events = eventsIn(database);
  const stripeEvents = stripeEventsWith({
    stripe,
    secrets: webhookSecrets,
    livemode,
    events,
    pilots,
    sync,
  });
  const reconciliation = reconciliationWith({
    onboarding,
    pilots,
    states,
    sync,
    stripeEvents,
    livemode,
  });
  const ops = opsWith({ store: opsIn(database), events, stripeEvents });
  return { database, onboarding, stripeEvents, reconciliation, ops };
}

declare global {
  var rocketRides: { live?: Promise<Live> } | undefined;
}
globalThis.rocketRides ??= {};
/** One for the whole process: routes and pages are bundled apart, and a hot reload makes modules anew. */
const holder = globalThis.rocketRides;

/** Gives the app's parts, on the configured Stripe and database. Throws where the database can't be opened. */
export function live(): Promise<Live> {
  holder.live ??= openDatabase(config().database)
    .then((database) => liveOn(database, config()))
    .catch((error: unknown) => {
      // A database that was away at the first request may be back at the next.
      delete holder.live;
      throw error;
    });
  return holder.live;
}

/** Gives the verbs of onboarding. Throws where the database can't be opened. */
export async function liveOnboarding(): Promise<Onboarding> {
  return (await live()).onboarding;
}

/** Asks the database for a sign of life. Throws where it can't be reached. */
export async function checkDatabase(): Promise<void> {
  await (await live()).database.query('select 1');
}
