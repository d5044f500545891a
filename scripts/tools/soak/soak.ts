import getPort from 'get-port';
import { Pool } from 'pg';
import { z } from 'zod';
import { startLocalStripe } from '../../../e2e/stripe/server';
import { startPostgres } from '../postgres';
import { Pilots } from './pilots';
import { killByTurns, type Server, serverAt, startFront } from './servers';
import { failByTurns } from './stripe-faults';
import { ToldPlatform } from './told-platform';

/** In ms how long it takes, after how long the next process is killed, and within how long a pilot has to have an answer. */
type Measures = Readonly<{ ms: number; killEvery: number; patience: number; requestsASecond: number }>;

/** How much more a process may use at its end than when it was warm: more would be a leak. */
const MOST_MORE = { megabytes: 100, files: 150 };

/** The heap that a process is given, in MB: about twice of what it needs. */
const HEAP = 160;

const SECRET = 'whsec_ofTheSoak';
const CRON_SECRET = 'a-secret-of-the-soak';

/**
 * Has pilots press on two processes on one PostgreSQL while Stripe fails in every way and the processes are killed, and
 * prints what it was like. Gives what should not have been; undefined where there is no PostgreSQL.
 */
export async function soak(measures: Measures): Promise<string[] | undefined> {
  const postgres = await startPostgres();
  if (!postgres) return undefined;
  const ports = [await getPort(), await getPort()];
  const urls = ports.map((port) => `http://localhost:${port}`);
  const front = await startFront(urls);
  const stripe = await startLocalStripe({
    webhook: { url: `${front.url}/api/webhooks/stripe`, secret: SECRET },
  });
  const platform = await ToldPlatform.start();
  const env = {
    ...platform.env,
    DATABASE_URL: postgres.url,
    STRIPE_WEBHOOK_SECRET: SECRET,
    CRON_SECRET,
    // With room to spare V8 collects late, which looks like a leak; a real one ends the process here.
    NODE_OPTIONS: `--max-old-space-size=${HEAP}`,
  };
  const warmAfter = measures.killEvery / 2;
  const servers = ports.map((port) => serverAt(port, { stripeUrl: stripe.url, env, warmAfter }));
  const pool = new Pool({ connectionString: postgres.url });
  // A connection that is closing may still be told that PostgreSQL ends: with nobody to hear it, that would end this.
  pool.on('error', () => {});
  try {
    for (const server of servers) await server.begin();
    const pilots = new Pilots(urls, stripe, measures.patience);
    const until = Date.now() + measures.ms;
    await Promise.all([
      pilots.press(measures.requestsASecond, until),
      failByTurns(stripe, measures.ms),
      killByTurns(servers, measures.killEvery, until),
    ]);
    await pilots.finish(Date.now() + 180_000);
    await processWhatWaits(pool, urls[0] ?? '');
    for (const server of servers) await server.kill();
    const problems = [
      ...pilots.problems,
      ...servers.flatMap(({ failures }) => failures),
      ...servers.flatMap(leaksOf),
      ...(await lost(pool, pilots, [...stripe.state.accounts.values()])),
      ...(await platform.problems(pool)),
    ];
    report(pilots, servers, problems);
    return problems;
  } finally {
    for (const server of servers) await server.kill();
    await pool.end();
    await stripe.close();
    front.close();
    await platform.close();
    await postgres.stop();
  }
}

const waiting = async (pool: Pool) =>
  (await pool.query("select event_id from events where status = 'waiting'")).rowCount ?? 0;

const untold = async (pool: Pool) =>
  (await pool.query('select id from notifications where told_at is null')).rowCount ?? 0;

/** What failed waits the longer the more often it did; now that Stripe is well, it is tried at once. */
async function processWhatWaits(pool: Pool, url: string): Promise<void> {
  for (let tries = 0; tries < 20 && (await waiting(pool)) + (await untold(pool)) > 0; tries += 1) {
    await pool.query("update events set next_try_at = now() where status = 'waiting'");
    await pool.query('update notifications set next_try_at = now() where told_at is null');
    await fetch(`${url}/api/cron/reconcile`, { headers: { authorization: `Bearer ${CRON_SECRET}` } });
  }
}

function leaksOf({ url, lives }: Server): string[] {
  return lives.flatMap(({ warm, last }) => {
    if (!warm || !last) return [];
    const leaks =
      last.megabytes - warm.megabytes > MOST_MORE.megabytes || last.files - warm.files > MOST_MORE.files;
    return leaks ? [`${url} used ${JSON.stringify(warm)}, and at its end ${JSON.stringify(last)}`] : [];
  });
}

const Row = z.object({ account_id: z.string().nullable(), standing: z.string().nullable() });

/** Pilots without an account or with two, accounts without their pilot, and changes that were never heard of. */
async function lost(
  pool: Pool,
  { all }: Pilots,
  atStripe: readonly { id: string; metadata: Record<string, string> }[],
): Promise<string[]> {
  const { rows } = await pool.query(
    'select account_id, standing from pilots left join account_states using (account_id)',
  );
  const stored = new Map(
    z
      .array(Row)
      .parse(rows)
      .map((row) => [row.account_id, row.standing]),
  );
  const byPilot = new Map<string, number>();
  for (const { metadata } of atStripe)
    byPilot.set(metadata.pilot_id ?? '', (byPilot.get(metadata.pilot_id ?? '') ?? 0) + 1);
  const doubled = [...byPilot.values()].filter((accounts) => accounts > 1).length;
  const without = all.filter(({ cookie, account }) => cookie && !account).length;
  const unowned = atStripe.filter(({ id }) => !stored.has(id)).length;
  const unheard = all.filter(
    ({ account, isReady }) => isReady && stored.get(account ?? '') !== 'ready',
  ).length;
  const events = await waiting(pool);
  return [
    doubled > 0 ? `${doubled} pilots have two accounts` : [],
    without > 0 ? `${without} pilots have no account` : [],
    unowned > 0 ? `${unowned} accounts belong to nobody` : [],
    unheard > 0 ? `${unheard} changes were not heard of` : [],
    events > 0 ? `${events} events were not processed` : [],
  ].flat();
}

function report({ all, times }: Pilots, servers: readonly Server[], problems: readonly string[]): void {
  const sorted = [...times].sort((a, b) => a - b);
  const quantile = (part: number) => sorted[Math.floor((sorted.length - 1) * part)] ?? 0;
  const accounts = all.filter(({ account }) => account).length;
  console.log(`${times.length} requests of ${all.length} pilots, ${accounts} with an account`);
  console.log(
    `  answered in ${quantile(0.5)} ms (half), ${quantile(0.99)} ms (99 %), ${quantile(1)} ms (all)`,
  );
  for (const { url, lives } of servers) {
    const used = lives.flatMap(({ warm, last }) => (warm && last ? [{ warm, last }] : []));
    const most = (of: (life: (typeof used)[number]) => number) => Math.round(Math.max(0, ...used.map(of)));
    console.log(
      `  ${url}: ${lives.length} lives; memory ${most(({ warm }) => warm.megabytes)} MB warm, ${most(({ last }) => last.megabytes)} MB at the end; open files ${most(({ warm }) => warm.files)}, ${most(({ last }) => last.files)}`,
    );
  }
  const counted = new Map<string, number>();
  for (const problem of problems) counted.set(problem, (counted.get(problem) ?? 0) + 1);
  for (const [problem, times_] of [...counted].slice(0, 20)) console.log(`  ✗ ${times_}× ${problem}`);
  if (problems.length === 0) console.log('  nobody waited too long, nothing was lost, nothing doubled');
}
