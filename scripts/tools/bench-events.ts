import { Pool } from 'pg';
import { z } from 'zod';
import type { App } from '../../e2e/app';
import { openAccount } from '../../e2e/pilot';
import type { LocalStripe } from '../../e2e/stripe/server';
import { accountUpdated, deliver } from '../../e2e/webhook-delivery';
import { withTestApp } from './test-app';

const EVENTS = 2_000;
const AT_ONCE = 50;
const ACCOUNTS = 20;
const SECRET = 'whsec_ofTheBenchmark';

async function openAccounts(url: string, limited: () => void): Promise<string[]> {
  const accounts: string[] = [];
  for (let number = 0; number < ACCOUNTS; number += 1) {
    limited();
    accounts.push((await openAccount(url)).account);
  }
  return accounts;
}

const Counts = z.object({ stored: z.number(), done: z.number(), again: z.number() });

async function counts(pool: Pool): Promise<z.infer<typeof Counts>> {
  const { rows } = await pool.query(
    `select count(*)::integer as stored, count(*) filter (where status = 'done')::integer as done,
       count(*) filter (where tries > 1)::integer as again from events`,
  );
  return Counts.parse(rows[0]);
}

async function untilDone(pool: Pool): Promise<z.infer<typeof Counts>> {
  const deadline = Date.now() + 240_000;
  for (;;) {
    const now = await counts(pool);
    if (now.done === EVENTS || Date.now() > deadline) return now;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function deliverAll(app: App, stripe: LocalStripe, pool: Pool): Promise<void> {
  const accounts = await openAccounts(app.url, () => stripe.state.creations.clear());
  stripe.state.log.clear();
  const began = performance.now();
  const statuses: number[] = [];
  let next = 0;
  const sender = async () => {
    while (next < EVENTS) {
      const account = accounts[next % ACCOUNTS] ?? '';
      next += 1;
      const answer = await deliver(app.url, accountUpdated(account).body, SECRET);
      await answer.text();
      statuses.push(answer.status);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sender));
  const answered = performance.now() - began;
  const { stored, done, again } = await untilDone(pool);
  const processed = performance.now() - began;
  const taken = statuses.filter((status) => status === 200).length;
  console.log(`${EVENTS} events of ${ACCOUNTS} accounts, ${AT_ONCE} at once, on PostgreSQL`);
  console.log(
    `  answered 200: ${taken} in ${(answered / 1000).toFixed(1)} s, ${((EVENTS / answered) * 1000).toFixed(0)} a second`,
  );
  console.log(
    `  stored ${stored}, processed ${done} within ${(processed / 1000).toFixed(1)} s, processed twice ${again}`,
  );
  console.log(`  requests to Stripe for them: ${stripe.state.log.entries.length}`);
}

/** Prints what becomes of many events at once, on the PostgreSQL at `databaseUrl`. */
export async function benchEvents(databaseUrl: string): Promise<void> {
  const pool = new Pool({ connectionString: databaseUrl });
  const env = { DATABASE_URL: databaseUrl, STRIPE_WEBHOOK_SECRET: SECRET };
  await withTestApp(env, (app, stripe) => deliverAll(app, stripe, pool)).finally(() => pool.end());
}
