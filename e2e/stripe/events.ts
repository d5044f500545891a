import type { EventRecord } from './model/event';

/** How many are kept: the oldest make room. */
const MOST = 5_000;

/** For how long Stripe tells of an event, in seconds. */
const KEPT_SECONDS = 30 * 24 * 60 * 60;

/** What has happened. */
export class Events {
  readonly #records = new Map<string, EventRecord>();

  add(record: EventRecord): void {
    this.#records.set(record.event.id, record);
    const [oldest] = this.#records.keys();
    if (this.#records.size > MOST && oldest !== undefined) this.#records.delete(oldest);
  }

  find(id: string, now: number): EventRecord | undefined {
    const record = this.#records.get(id);
    return record && isKept(record, now) ? record : undefined;
  }

  oldestFirst(): Iterable<EventRecord> {
    return this.#records.values();
  }

  newestFirst(now: number): EventRecord[] {
    return [...this.#records.values()].filter((record) => isKept(record, now)).reverse();
  }

  clear(): void {
    this.#records.clear();
  }
}

function isKept({ created }: EventRecord, now: number): boolean {
  return created > now - KEPT_SECONDS;
}
