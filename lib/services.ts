import { accountsThrough } from './accounts/apis';
import { Countries } from './accounts/countries';
import { Schedule } from './accounts/schedule';
import { States } from './accounts/states';
import { Sync } from './accounts/sync';
import { type Config, config } from './config';
import { type AppError, asAppError } from './errors';
import { Inbox } from './events/inbox';
import { Reconciliation } from './events/reconcile';
import { StripeEvents } from './events/stripe-events';
import { Notifications } from './notifications/notifications';
import { Outbox } from './notifications/outbox';
import { AccountSessions } from './onboarding/account-sessions';
import { Information } from './onboarding/information';
import { LoginLinks } from './onboarding/login-links';
import { Onboarding } from './onboarding/onboarding';
import { OpeningLimit } from './onboarding/opening-limit';
import { Ownership } from './onboarding/ownership';
import { Pilots } from './onboarding/pilots';
import { RefreshLimit } from './onboarding/refresh-limit';
import { Refusals } from './onboarding/refusals';
import { Ops } from './ops/ops';
import { OpsQueries } from './ops/queries';
import type { Database } from './store/database';
import { Health } from './store/health';
import { migrate } from './store/migrate';
import { openDatabase } from './store/open';
import { createStripe } from './stripe';

export type Services = Readonly<{
  database: Database;
  onboarding: Onboarding;
  stripeEvents: StripeEvents;
  reconciliation: Reconciliation;
  notifications: Notifications;
  ops: Ops;
  health: Health;
}>;

/** Puts the app together on a migrated database and a Stripe. */
export function servicesOn(
  database: Database,
  { stripe: account, livemode, webhookSecrets: secrets, appUrl, notify, platform, capabilities }: Config,
): Services {
  const stripe = createStripe(account);
  const accounts = accountsThrough(stripe, account.apiBase);
  const countries = new Countries(stripe, {
    country: platform.countries[0],
    capabilities,
    mayBeFrench: platform.countries.includes('FR'),
  });
  const pilots = new Pilots(database);
  const ownership = new Ownership(database);
  const refreshLimit = new RefreshLimit(database);
  const openingLimit = new OpeningLimit(database, livemode);
  const states = new States(database, notify && { livemode });
  const inbox = new Inbox(database);
  const sync = new Sync({ accounts, states });
  const refusals = new Refusals(database);
  const onboarding = new Onboarding({
    accounts,
    accountSessions: new AccountSessions(stripe),
    loginLinks: new LoginLinks(stripe, account.apiBase),
    information: new Information(accounts, stripe, countries),
    countries,
    pilots,
    ownership,
    refreshLimit,
    openingLimit,
    states,
    sync,
    refusals,
    appUrl,
  });
  const stripeEvents = new StripeEvents({ stripe, secrets, livemode, inbox, ownership, sync });
  const notifications = new Notifications({ outbox: new Outbox(database), target: notify });
  const schedule = new Schedule(database);
  const reconciliation = new Reconciliation({
    onboarding,
    ownership,
    schedule,
    sync,
    stripeEvents,
    notifications,
    livemode,
  });
  const ops = new Ops({
    queries: new OpsQueries(database),
    refusals,
    inbox,
    stripeEvents,
    notifications,
    ownership,
    sync,
  });
  const health = new Health(database);
  return { database, onboarding, stripeEvents, reconciliation, notifications, ops, health };
}

declare global {
  var rocketRides: { services?: Promise<Services> } | undefined;
}
globalThis.rocketRides ??= {};
/** One for the whole process: routes and pages are bundled apart, and a hot reload makes modules anew. */
const holder = globalThis.rocketRides;

async function start(): Promise<Services> {
  const database = await openDatabase(config().database);
  try {
    await migrate(database);
  } catch (error) {
    // An open one would keep its folder, or its connections, from the next try.
    await database.close().catch(() => {});
    throw error;
  }
  return servicesOn(database, config());
}

/** The services of this process, on the configured Stripe and database. Throws where the database can't be opened. */
export function services(): Promise<Services> {
  holder.services ??= start().catch((error: unknown) => {
    // A database that was away at the first request may be back at the next.
    delete holder.services;
    throw error;
  });
  return holder.services;
}

/** Why the store can't do its work; undefined where it can. */
export async function storeFailure(): Promise<AppError | undefined> {
  try {
    await (await services()).health.check();
    return undefined;
  } catch (error) {
    return asAppError(error);
  }
}
