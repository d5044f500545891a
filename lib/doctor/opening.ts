import type { Accounts } from '../accounts/account';
import type { Config } from '../config';
import { type Finding, findingsOf } from './finding';
import { type Asked, asked } from './refusal';
import { tryOpening } from './test-account';

const opening = findingsOf('Opening accounts');

/** When this app opened the newest of the connected accounts; undefined where the newest is not one of its own. */
type LastOpened = Date | undefined;

async function lastOpened(accounts: Accounts): Promise<LastOpened> {
  const [newest] = (await accounts.list(new Date(0))).accounts;
  return newest?.pilotId === undefined ? undefined : newest.created;
}

function untried(last: LastOpened, { livemode, accountSetup }: Config): Finding {
  if (last)
    return opening.ok(`Accounts can be opened: the last one was on ${last.toISOString().slice(0, 10)}.`);
  const api = accountSetup.api === 'v2' ? 'Accounts v2 is enabled; whether' : 'Whether';
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

function tried(outcome: Asked<{ id: string; closed: boolean }>, { accountSetup }: Config): Finding {
  if ('refusal' in outcome) return opening.error(outcome.refusal.says, outcome.refusal.todo);
  const { id, closed } = outcome.answer;
  const what = `An account was opened through Accounts ${accountSetup.api} with the platform’s choices`;
  return closed
    ? opening.ok(`${what}, and closed again.`)
    : opening.warning(
        `${what}, but could not be closed: ${id} is left in test mode.`,
        'Close it in the Dashboard; nothing else depends on it.',
      );
}

/** Checks that the platform can open accounts. Only where `mayOpen`, and with a test key, it opens one to see. */
export async function checkOpening(accounts: Accounts, config: Config, mayOpen: boolean): Promise<Finding> {
  const last = await asked(lastOpened(accounts));
  if ('refusal' in last) return opening.error(last.refusal.says, last.refusal.todo);
  if (config.livemode || !mayOpen) return untried(last.answer, config);
  return tried(await tryOpening(accounts, config), config);
}
