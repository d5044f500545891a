import { redactAll } from './redact';

/** Writes one line of JSON: to standard error for an `error`, else to standard output. Secrets are taken out. */
export function log(
  level: 'info' | 'error',
  event: string,
  fields: Readonly<Record<string, unknown>> = {},
): void {
  const plain: unknown = JSON.parse(
    JSON.stringify({ at: new Date().toISOString(), level, event, ...fields }),
  );
  // Before JSON escapes any text: an escape beside a secret would hide where it begins.
  (level === 'error' ? process.stderr : process.stdout).write(`${JSON.stringify(redactAll(plain))}\n`);
}
