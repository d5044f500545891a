import type { Database, Sql } from './database';

/** How long, in ms, an answer counts: who asks again and again has nothing more written. */
const COUNTS_FOR = 1_000;

async function write(sql: Sql): Promise<void> {
  await sql.query(
    'insert into health (written_at) values (now()) on conflict (one) do update set written_at = excluded.written_at',
  );
  // On a full disk a row is still changed in its place: what does not fit in memory asks for room.
  await sql.query("set local work_mem = '64kB'");
  await sql.query('select count(*) from generate_series(1, 20000)');
}

/** Whether the store can do its work, which is to keep things. */
export class Health {
  #last: Readonly<{ at: number; answer: Promise<void> }> | undefined;

  constructor(private readonly database: Database) {}

  /** Throws where the store is away, read-only or full: `store_unavailable`. */
  async check(): Promise<void> {
    const now = performance.now();
    if (!this.#last || now - this.#last.at > COUNTS_FOR)
      this.#last = { at: now, answer: this.database.transaction(write) };
    return this.#last.answer;
  }
}
