import { ApiError } from './errors';

/** An answer as it goes over the wire. */
export type SavedAnswer = { status: number; body: string; requestId: string };

/** Times are Unix seconds. */
type Entry = { fingerprint: string; answer: SavedAnswer | undefined; until: number };

/** What survives a restart of a key. */
type KeptKey = Entry & { key: string; answer: SavedAnswer };

/** The answer saved under a key is every answer under it, for as long as it is kept. */
export class Idempotency {
  readonly #entries = new Map<string, Entry>();

  /**
   * Undefined for a new key, which is then held until `save` or `release`.
   * Throws a 400 where the key was used for another request and a 409 where that request is still under way.
   */
  begin(key: string, fingerprint: string, now: number): SavedAnswer | undefined {
    const entry = this.#entries.get(key);
    if (!entry || entry.until <= now) {
      this.#entries.set(key, { fingerprint, answer: undefined, until: Number.POSITIVE_INFINITY });
      return undefined;
    }
    if (entry.fingerprint !== fingerprint) {
      const shown = key.slice(key.indexOf(':') + 1);
      throw new ApiError(400, {
        type: 'idempotency_error',
        message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${shown}' if you meant to execute a different request.`,
      });
    }
    if (!entry.answer)
      throw new ApiError(409, {
        type: 'idempotency_error',
        code: 'idempotency_key_in_use',
        message:
          'There is currently another in-progress request using this Idempotency-Key (that probably means you submitted twice, and the other request is still going through). Please try again later.',
      });
    return entry.answer;
  }

  /** `until` in Unix seconds. */
  save(key: string, answer: SavedAnswer, until: number): void {
    const entry = this.#entries.get(key);
    if (entry) Object.assign(entry, { answer, until });
  }

  /** For a request that was refused before any work began. */
  release(key: string): void {
    this.#entries.delete(key);
  }

  clear(): void {
    this.#entries.clear();
  }

  /** All that were answered. */
  kept(): KeptKey[] {
    return [...this.#entries].flatMap(([key, { answer, ...entry }]) =>
      answer ? [{ key, ...entry, answer }] : [],
    );
  }

  restore(keys: readonly KeptKey[]): void {
    for (const { key, ...entry } of keys) this.#entries.set(key, entry);
  }
}
