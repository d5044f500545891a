import { createHmac } from 'node:crypto';

/** What stands before the base64 of a secret, as https://www.standardwebhooks.com has it. */
export const SECRET_PREFIX = 'whsec_';

/** What is signed of a message; `at` is when it is sent, in whole seconds. */
type Message = Readonly<{ id: string; at: number; body: string }>;

/** Signs a message as Standard Webhooks does, by each of the secrets: a receiver looks for one that it knows. */
export function signatureOf({ id, at, body }: Message, secrets: readonly string[]): string {
  return secrets
    .map((secret) => {
      const key = Buffer.from(secret.slice(SECRET_PREFIX.length), 'base64');
      return `v1,${createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64')}`;
    })
    .join(' ');
}
