import { z } from 'zod';
import type { Sql } from '../store/database';
import type { Account, OwnedAccount } from './account';
import { payabilityOf } from './payability';
import { isDocument } from './requirements';
import { askAgainAt } from './schedule';
import { aboutStanding, type Standing, type StandingKind, standingKinds, standingOf } from './standing';

const Names = z.array(z.string());
const StoredAccount = z.object({
  id: z.string(),
  disconnected: z.boolean(),
  detailsSubmitted: z.boolean(),
  chargesEnabled: z.boolean(),
  payoutsEnabled: z.boolean(),
  requirements: z.object({
    pastDue: Names,
    currentlyDue: Names,
    eventuallyDue: Names,
    pendingVerification: Names,
    errors: z.array(z.object({ requirement: z.string(), code: z.string() })),
    disabledReason: z
      .string()
      .nullish()
      .transform((reason) => reason ?? undefined),
    deadline: z.coerce
      .date()
      .nullish()
      .transform((deadline) => deadline ?? undefined),
  }),
});

const Row = z.object({
  state: StoredAccount.nullable(),
  seen_at: z.date().nullable(),
  answered: z.boolean(),
  asked_for: Names,
  returned: z.boolean(),
});

/** What was before the last answer: the names of all that Stripe ever asked for, and whether the pilot was at its page. */
export type Past = Readonly<{ askedFor: readonly string[]; returned: boolean }>;

/** An account as Stripe last told of it, what that means, when it was, and what was before. */
export type Seen = Readonly<{ account: Account; standing: Standing; seenAt: Date; past: Past }>;

const Recorded = z
  .object({ asked_for: Names, returned: z.boolean() })
  .transform(({ asked_for: askedFor, returned }): Past => ({ askedFor, returned }));

/** Far more than Stripe has names of requirements: a list that grew without end would slow down every page. */
const MOST_NAMES = 500;

/** Who falls from one of these into another standing is told of, whatever that is. */
const PAYABLE = standingKinds.filter((kind) => aboutStanding[kind].payable);

/** SQL: nobody was given a ticket within the last so many seconds. */
const NOT_WITHIN = 'known.asked_at <= now() - make_interval(secs => $2::float8)';

/** What the platform is told of an account beside where it stands: of the fields of Payability, those that an event needs. */
function detailsOf(account: Account, livemode: boolean) {
  const known = { account, standing: standingOf(account), seenAt: new Date() };
  const { payable, turn, missing, deadline } = payabilityOf(known);
  return { livemode, payable, turn, missing, deadline };
}

/** The same as the store has it; `answered` says whether that is what Stripe was asked for last. */
type Stored = Seen & Readonly<{ answered: boolean }>;

/**
 * The last states seen of accounts; each function is one statement. Where the platform is told, that is written down
 * for lib/notifications with the standing itself: with what is known, nothing of it is lost.
 */
export class States {
  constructor(
    private readonly sql: Sql,
    private readonly told?: Readonly<{ livemode: boolean }>,
  ) {}

  async find({ id }: OwnedAccount): Promise<Stored | undefined> {
    const { rows } = await this.sql.query(
      `select state, seen_at, ticket >= asked_ticket as answered, asked_for, returned
       from account_states where account_id = $1`,
      [id],
    );
    const [row] = z.array(Row).parse(rows);
    if (!row?.state || !row.seen_at) return undefined;
    const { state: account, seen_at: seenAt, answered, asked_for: askedFor, returned } = row;
    return { account, standing: standingOf(account), seenAt, answered, past: { askedFor, returned } };
  }

  /** Gives a ticket to ask Stripe, whoever was given one before. */
  async ticket(account: OwnedAccount): Promise<number> {
    return z.number().parse(await this.#ticket(account, { visiting: true }));
  }

  /** Gives a ticket to who only follows what a page shows, unless somebody was given one within the last `seconds`. */
  async ticketToFollow(account: OwnedAccount, seconds: number): Promise<number | undefined> {
    return this.#ticket(account, { visiting: true }, `where ${NOT_WITHIN}`, [seconds]);
  }

  /**
   * As `ticketToFollow`, to who opens the page: the first one after a link to Stripe's page was made has a ticket always,
   * for an event may have asked meanwhile, and before the pilot's last press there.
   */
  async ticketToOpen(
    account: OwnedAccount,
    { seconds, returned }: Readonly<{ seconds: number; returned: boolean }>,
  ): Promise<number | undefined> {
    const condition = `where known.visiting or ${NOT_WITHIN}`;
    return this.#ticket(account, { visiting: false, returned }, condition, [seconds]);
  }

  /** Gives a ticket to who arrives from another site: up to `most` at once, and from then on one in `seconds`. */
  async ticketToArrive(
    account: OwnedAccount,
    { most, seconds, returned }: Readonly<{ most: number; seconds: number; returned: boolean }>,
  ): Promise<number | undefined> {
    return this.#ticket(
      account,
      { visiting: false, returned },
      `, arrivals_whole_at = greatest(known.arrivals_whole_at, now()) + make_interval(secs => $2::float8)
       where known.arrivals_whole_at <= now() + make_interval(secs => $2::float8 * $3::float8)`,
      [seconds, most - 1],
    );
  }

  /** `condition` is SQL: what else is written where the account is known, and whether a ticket is given there. */
  async #ticket(
    { id }: OwnedAccount,
    { visiting, returned = false }: Readonly<{ visiting: boolean; returned?: boolean }>,
    condition = '',
    parameters: readonly number[] = [],
  ): Promise<number | undefined> {
    const { rows } = await this.sql.query(
      `insert into account_states as known (account_id, asked_ticket, visiting, returned)
       values ($1, nextval('fetch_tickets'), ${visiting}, ${returned})
       on conflict (account_id) do update
         set asked_at = now(), asked_ticket = excluded.asked_ticket,
           visiting = known.visiting and excluded.visiting, returned = known.returned or excluded.returned
           ${condition}
       returning asked_ticket::float8 as ticket`,
      [id, ...parameters],
    );
    return z.array(z.object({ ticket: z.number() })).parse(rows)[0]?.ticket;
  }

  /** Forgets what Stripe asked for where the account was before: elsewhere it asks for something else. */
  async forgetAskedFor({ id }: OwnedAccount): Promise<void> {
    await this.sql.query("update account_states set asked_for = '{}' where account_id = $1", [id]);
  }

  /**
   * Writes what Stripe told under a ticket, and when to ask again, unless what a later ticket brought is there already.
   * Gives what was before, this answer's own requirements among it.
   */
  async record(ticket: number, account: Account, standing: StandingKind): Promise<Past> {
    const state = JSON.stringify(account);
    // What could not be read back would break every page that shows it.
    StoredAccount.parse(JSON.parse(state));
    const { pastDue, currentlyDue, pendingVerification } = account.requirements;
    const { rows } = await this.sql.query(
      // Locked first: of two answers written at once, the second must find the standing that the first left.
      `with before as (
         select account_id, standing, ticket, returned,
           array(select distinct unnest(asked_for || $6::text[]) order by 1 limit ${MOST_NAMES}) as asked_for,
           case when standing is distinct from $3 then now() else changed_at end as since
         from account_states where account_id = $1 for update
       ), written as (
         update account_states
         set state = $2, standing = $3, ticket = $4, seen_at = now(), changed_at = since,
           settled = $5, ask_at = ${askAgainAt('$5', 'since')}, asked_for = before.asked_for
         from before where account_states.account_id = before.account_id and before.ticket < $4
         returning account_states.account_id, before.standing as before
       ), noted as (
         insert into standings (account_id, standing)
         select account_id, $3 from written where before is distinct from $3
         returning id, account_id, at
       ), owner as (
         select coalesce(
           (select pilot_id from pilots where account_id = $1),
           (select pilot_id from past_accounts where account_id = $1)
         ) as pilot_id
       ), to_tell as (
         insert into notifications (id, account_id, pilot_id, standing, standing_before, at, details)
         select noted.id, account_id, pilot_id, $3, before, noted.at, $7::jsonb
         from noted join written using (account_id) cross join owner
         where pilot_id is not null and $7::jsonb is not null and ($8::boolean or before = any($9::text[]))
       )
       select asked_for, returned from before`,
      [
        account.id,
        state,
        standing,
        ticket,
        aboutStanding[standing].settled,
        [...pastDue, ...currentlyDue, ...pendingVerification.filter((name) => !isDocument(name))],
        this.told ? JSON.stringify(detailsOf(account, this.told.livemode)) : null,
        aboutStanding[standing].told,
        PAYABLE,
      ],
    );
    return Recorded.parse(rows[0]);
  }
}
