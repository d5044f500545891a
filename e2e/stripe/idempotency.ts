import { ApiError } from './errors';
import type { AccountsApi } from './model/account';

/** An answer as it goes over the wire. */
export type SavedAnswer = { status: number; body: string; requestId: string };

/** A key as it was given, and whose: the same one of another platform or API is another. */
export type IdempotencyKey = { given: string; owner: string; api: AccountsApi };

/** Times are Unix seconds. */
type Entry = { fingerprint: string; answer: SavedAnswer | undefined; until: number };

/** What survives a restart of a key. */
type KeptKey = Entry & { key: string; answer: SavedAnswer };

/** The answer saved under a key is every answer under it, for as long as it is kept. */
export class Idempotency {
  readonly #entries = new Map<string, Entry>();

  /**
   * Undefined for a new key, which is then held until `save` or `release`. Throws a 409 where a request under the key is
   * still under way, whatever it asks (inferred), and a 400 (v2: a 409) where the key was used for another one.
   */
  begin(key: IdempotencyKey, fingerprint: string, now: number): SavedAnswer | undefined {
    const entry = this.#entries.get(nameOf(key));
    if (!entry || entry.until <= now) {
      this.#entries.set(nameOf(key), { fingerprint, answer: undefined, until: Number.POSITIVE_INFINITY });
      return undefined;
    }
    if (!entry.answer)
      throw new ApiError(409, {
        type: 'idempotency_error',
        code: 'idempotency_key_in_use',
        message:
          'There is currently another in-progress request using this Idempotency-Key (that probably means you submitted twice, and the other request is still going through). Please try again later.',
      });
    if (entry.fingerprint !== fingerprint) throw usedForAnother(key);
    return entry.answer;
  }

  /** `until` in Unix seconds. */
  save(key: IdempotencyKey, answer: SavedAnswer, until: number): void {
    const entry = this.#entries.get(nameOf(key));
    if (entry) Object.assign(entry, { answer, until });
  }

  /** For a request that was refused before any work began. */
  release(key: IdempotencyKey): void {
    this.#entries.delete(nameOf(key));
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

function nameOf({ api, owner, given }: IdempotencyKey): string {
  return `${api} ${owner} ${given}`;
}

function usedForAnother({ api, given }: IdempotencyKey): ApiError {
  return new ApiError(api === 'v2' ? 409 : 400, {
    type: 'idempotency_error',
    // That v2's code is its type again is inferred.
    ...(api === 'v2' && { code: 'idempotency_error' }),
    message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${given}' if you meant to execute a different request.`,
  });
}
