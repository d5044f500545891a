import type Stripe from 'stripe';
import type { Config } from '../config';
import { type Finding, findingsOf } from './finding';
import { type Asked, asked } from './refusal';
import { tryOpening } from './test-account';

const opening = findingsOf('Opening accounts');

/** When this app opened the newest of the connected accounts; undefined where the newest is not one of its own. */
type LastOpened = Date | undefined;

async function lastOpened(stripe: Stripe, { openWith }: Config): Promise<LastOpened> {
  const page =
    openWith.api === 'v1'
      ? await stripe.accounts.list({ limit: 1 })
      : await stripe.v2.core.accounts.list({ limit: 1 });
  const [newest] = page.data;
  if (!newest?.created || !newest.metadata?.pilot_id) return undefined;
  return new Date(typeof newest.created === 'number' ? newest.created * 1000 : newest.created);
}

function untried(last: LastOpened, { livemode, openWith }: Config): Finding {
  if (last)
    return opening.ok(`Accounts can be opened: the last one was on ${last.toISOString().slice(0, 10)}.`);
  const api = openWith.api === 'v2' ? 'Accounts v2 is enabled; whether' : 'Whether';
  const what = `${api} an account can be opened (Connect, the responsibilities, the five choices)`;
  return livemode
    ? opening.warning(
        `${what} could not be checked without opening a live account.`,
        'Look at https://dashboard.stripe.com/settings/connect/platform-profile, and run this with the test key of the same platform.',
      )
    : opening.warning(
        `${what} was not tried here.`,
        'Run `npm run doctor`, which opens a test account and closes it.',
      );
}

function tried(outcome: Asked<{ id: string; closed: boolean }>, { openWith }: Config): Finding {
  if ('refusal' in outcome) return opening.error(outcome.refusal.says, outcome.refusal.todo);
  const { id, closed } = outcome.answer;
  const what = `An account was opened through Accounts ${openWith.api} with the platform’s choices`;
  return closed
    ? opening.ok(`${what}, and closed again.`)
    : opening.warning(
        `${what}, but could not be closed: ${id} is left in test mode.`,
        'Close it in the Dashboard; nothing else depends on it.',
      );
}

/** Checks that the platform can open accounts. Only where `mayOpen`, and with a test key, it opens one to see. */
export async function checkOpening(stripe: Stripe, config: Config, mayOpen: boolean): Promise<Finding> {
  const last = await asked(lastOpened(stripe, config));
  if ('refusal' in last) return opening.error(last.refusal.says, last.refusal.todo);
  if (config.livemode || !mayOpen) return untried(last.answer, config);
  return tried(await tryOpening(stripe, config), config);
}
