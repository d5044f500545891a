import type { Config } from '../config';
import type { Finding } from './finding';

/** What Stripe's keys and secrets begin with, also where it repeats one with its middle starred out. */
const OF_STRIPE = /\b((sk|rk|pk)_(test|live)|whsec)_[\w*]+/g;

const HIDDEN = '[hidden]';

function secretsOf({ stripe, webhookSecrets, cronSecret, opsToken, sessionSecrets, database }: Config) {
  const ours = [stripe.secretKey, ...webhookSecrets, ...sessionSecrets, cronSecret, opsToken];
  return [...ours, database.kind === 'postgres' ? database.url : undefined].filter(
    (secret) => secret !== undefined,
  );
}

/** Gives the finding without any key or secret: what Stripe or a driver said may repeat one. */
export function withoutSecrets(finding: Finding, config: Config): Finding {
  const hide = (text: string) =>
    secretsOf(config)
      .reduce((hidden, secret) => hidden.replaceAll(secret, HIDDEN), text)
      .replace(OF_STRIPE, HIDDEN);
  return { ...finding, says: hide(finding.says), ...(finding.todo && { todo: hide(finding.todo) }) };
}
