/** One request to the API, for tests that count them. */
type LoggedRequest = {
  method: string;
  path: string;
  status: number | 'none';
  idempotencyKey: string | null;
  /** How long the answer took, in ms. */
  ms: number;
};

export class RequestLog {
  readonly entries: LoggedRequest[] = [];

  clear(): void {
    this.entries.length = 0;
  }
}
