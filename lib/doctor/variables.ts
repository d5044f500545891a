import type { Config } from '../config';
import { type Finding, findingsOf } from './finding';

const { ok, warning } = findingsOf('Variables');

const MAKE_ONE = 'Make one with `openssl rand -hex 32` and set it';

export function checkVariables({ webhookSecrets, cronSecret, opsToken }: Config): Finding[] {
  const check = (name: string, isSet: boolean, without: string, todo: string): Finding => {
    return isSet ? ok(`${name} is set.`) : warning(`${name} is missing: ${without}`, todo);
  };
  return [
    check(
      'STRIPE_WEBHOOK_SECRET',
      webhookSecrets.length > 0,
      'every event of Stripe’s is refused, and changes are noticed late.',
      'Copy the signing secret (whsec_…) of the webhook endpoint from https://dashboard.stripe.com/workbench/webhooks and set it.',
    ),
    check(
      'CRON_SECRET',
      cronSecret !== undefined,
      'nothing can start the reconciliation, which mends what events missed.',
      `${MAKE_ONE}; Vercel sends it, any other cron has to.`,
    ),
    check('OPS_TOKEN', opsToken !== undefined, 'the page /ops is not there.', `${MAKE_ONE}.`),
  ];
}
