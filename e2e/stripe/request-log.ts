/** One request to the API, for tests that count them. */
export type LoggedRequest = {
  method: string;
  path: string;
  status: number | 'none';
  idempotencyKey: string | null;
  /** How long the answer took, in ms. */
  ms: number;
};

/** How many are kept: the oldest make room. */
const MOST = 20_000;

export class RequestLog {
  readonly entries: LoggedRequest[] = [];

  add(request: LoggedRequest): void {
    this.entries.push(request);
    if (this.entries.length > MOST) this.entries.shift();
  }

  clear(): void {
    this.entries.length = 0;
  }
}
