/** One request to the API, for tests that count them. */
export type LoggedRequest = {
  method: string;
  path: string;
  status: number | 'none';
  idempotencyKey: string | null;
  /** How long the answer took, in ms. */
  ms: number;
};

export type RequestLog = { entries: LoggedRequest[]; clear(): void };

/** Gives an empty log. */
export function newRequestLog(): RequestLog {
  const entries: LoggedRequest[] = [];
  return {
    entries,
    clear() {
      entries.length = 0;
    },
  };
}
