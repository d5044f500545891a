import { Pool } from 'pg';
import { account, off } from '../../lib/accounts/testing';
import { migrate } from '../../lib/store/migrate';
import { openPostgres } from '../../lib/store/postgres';
import { newPostgresUrl } from '../../lib/store/testing';

export const MANY = 100_000;

/** Of each ten accounts seven are settled, two were left unfinished months ago, and one is on its way. */
const KINDS = `
  select n, 'acct_' || substr(md5('account' || n), 1, 16) as account_id, md5('pilot' || n) as pilot_id,
    case when n % 100 = 1 then 'rejected_by_stripe' when n % 100 = 2 then 'disconnected' when n % 10 < 7 then 'ready'
      when n % 10 < 9 then 'unfinished'
      else (array['checking', 'action_needed', 'due_soon', 'payouts_paused', 'unfinished'])[1 + n / 10 % 5] end as standing,
    now() - interval '1 hour' * case when n % 10 < 7 then 24 + n % 15000 when n % 10 < 9 then 2400 + n % 12000
      else n / 10 % 720 end as changed_at
  from generate_series(1, ${MANY}) as n`;

/** Two standings an account, and two events, of which some hundreds wait and have failed. */
const STATEMENTS: readonly string[] = [
  `insert into pilots (pilot_id, country, requested, accounts_api, choices, account_id, created_at, opening_since)
   select pilot_id, 'US', 'both', 'v2', '{"onboarding": "hosted", "dashboard": "full", "charges": "direct", "fees": "account",
     "losses": "stripe"}', account_id, changed_at - interval '1 day', changed_at - interval '1 day' from (${KINDS}) as kinds`,
  `insert into standings (account_id, standing, at)
   select account_id, 'unfinished', changed_at - interval '1 hour' from (${KINDS}) as kinds
   union all select account_id, standing, changed_at from (${KINDS}) as kinds order by 3`,
  `insert into events (event_id, type, account_id, created_at, received_at, status, tries, reason, next_try_at, done_at)
   select 'evt_' || nth || '_' || n, 'v2.core.account[requirements].updated', account_id, changed_at, changed_at,
     case when waits then 'waiting' else 'done' end, 1, case when waits then 'stripe_unavailable' end,
     now() + interval '1 day', case when not waits then changed_at end
   from (select *, n % 250 = 0 and nth = 2 as waits from (${KINDS}) as kinds cross join generate_series(1, 2) as nth) as told`,
  'analyze',
];

/** Fills a migrated store with MANY accounts, about all of which Stripe is to be asked now, as after a day without a run. */
async function fill(pool: Pool): Promise<void> {
  const due = ['individual.verification.document', 'external_account'];
  const open = off({ pastDue: due, currentlyDue: due, disabledReason: 'requirements.past_due' });
  await pool.query(
    `insert into account_states (account_id, state, standing, ticket, asked_at, seen_at, changed_at, settled, ask_at)
     select account_id, (case when n % 10 < 7 then $1 else $2 end)::jsonb || jsonb_build_object('id', account_id),
       standing, n, now() - interval '1 day', now() - interval '1 day', changed_at, n % 10 < 7,
       now() - random() * interval '1 day'
     from (${KINDS}) as kinds`,
    [JSON.stringify(account()), JSON.stringify({ ...open, detailsSubmitted: false })],
  );
  for (const statement of STATEMENTS) await pool.query(statement);
}

/** Makes a store, migrated, in a PostgreSQL and gives its address. */
async function newStore(server: string): Promise<string> {
  const url = await newPostgresUrl(server);
  const database = openPostgres(url);
  await migrate(database).finally(() => database.close());
  return url;
}

/** Makes two stores in a PostgreSQL, an empty one and one with MANY accounts, and gives their addresses. */
export async function makeStores(server: string): Promise<{ few: string; many: string }> {
  const [few, many] = [await newStore(server), await newStore(server)];
  const pool = new Pool({ connectionString: many });
  await fill(pool).finally(() => pool.end());
  return { few, many };
}
