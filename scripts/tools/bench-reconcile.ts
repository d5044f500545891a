import { Pool } from 'pg';
import { z } from 'zod';
import { askAgainAt, Schedule } from '../../lib/accounts/schedule';
import { AT_ONCE, PACE, RUN } from '../../lib/events/reconcile';
import { MANY } from './many-accounts';
import { median } from './median';

const HOURS = 24;

/** A run of four minutes makes at most so many claims. */
const CLAIMS = Math.floor(RUN / PACE);

const number = new Intl.NumberFormat('en');

/** A clock before PostgreSQL's own in the search path: hours pass without a row being written. */
const CLOCK_FIRST = '-c search_path=clock,pg_catalog,public';
const clockIs = (hours: number) =>
  `create or replace function clock.now() returns timestamptz language sql stable
   return pg_catalog.now() + interval '${hours} hours'`;

/** One run, all of whose questions Stripe answers with what it said before. */
async function run(pool: Pool, reached: Set<string>, took: number[]): Promise<void> {
  const schedule = new Schedule(pool);
  for (let claims = 0; claims < CLAIMS; claims += 1) {
    const began = performance.now();
    const accountIds = await schedule.claim(AT_ONCE.live);
    took.push(performance.now() - began);
    if (accountIds.length === 0) return;
    for (const id of accountIds) reached.add(id);
    await pool.query(
      `update account_states set seen_at = now(), ask_at = ${askAgainAt('settled', 'changed_at')}
       where account_id = any($1::text[])`,
      [accountIds],
    );
  }
}

const Reached = z.object({ settled: z.string(), abandoned: z.string(), others: z.string() });

async function countReached(pool: Pool, reached: ReadonlySet<string>): Promise<string> {
  const isAbandoned = "standing = 'unfinished' and changed_at < now() - interval '60 days'";
  const of = (kind: string) =>
    `count(*) filter (where ${kind} and account_id = any($1)) || ' of ' || count(*) filter (where ${kind})`;
  const { rows } = await pool.query(
    `select ${of('settled')} as settled, ${of(isAbandoned)} as abandoned,
       ${of(`not settled and not (${isAbandoned})`)} as others from account_states`,
    [[...reached]],
  );
  const { settled, abandoned, others } = Reached.parse(rows[0]);
  return `settled ${settled}, abandoned ${abandoned}, others ${others}`;
}

/** Prints whom a day of runs reaches at the live pace, where all accounts of the store at `databaseUrl` are due. */
export async function benchReconcile(databaseUrl: string): Promise<void> {
  const url = new URL(databaseUrl);
  url.searchParams.set('options', CLOCK_FIRST);
  const pool = new Pool({ connectionString: url.href });
  const reached = new Set<string>();
  const took: number[] = [];
  try {
    await pool.query('create schema clock');
    console.log(
      `Reconciling ${number.format(MANY)} accounts, all of them due, on PostgreSQL: whom Stripe was asked about`,
    );
    for (let hour = 0; hour < HOURS; hour += 1) {
      await pool.query(clockIs(hour));
      await run(pool, reached, took);
      if (hour === 0) console.log(`  by one run a day:    ${await countReached(pool, reached)}`);
    }
    console.log(`  by one run an hour:  ${await countReached(pool, reached)}`);
    console.log(
      `  a claim of ${AT_ONCE.live} took ${median(took).toFixed(1)} ms in the median, ${Math.max(...took).toFixed(0)} ms at most`,
    );
    await pool.query('drop schema clock cascade');
    await pool.query('vacuum analyze account_states');
  } finally {
    await pool.end();
  }
}
