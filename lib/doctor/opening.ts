import type { Accounts } from '../accounts/account';
import type { Countries } from '../accounts/countries';
import type { Config } from '../config';
import type { AccountRequest } from '../platform/choices';
import { type Finding, findingsOf } from './finding';
import { type Asked, asked } from './refusal';
import { type TestAccount, tryOpening } from './test-account';

const opening = findingsOf('Opening accounts');

/** When this app opened the newest of the connected accounts; undefined where the newest is not one of its own. */
type LastOpened = Date | undefined;

async function lastOpened(accounts: Accounts): Promise<LastOpened> {
  const [newest] = (await accounts.list(new Date(0))).accounts;
  return newest?.pilotId === undefined ? undefined : newest.created;
}

function untried(last: LastOpened, { livemode, accountSetup: { api: chosen, choices } }: Config): Finding {
  if (last) return opening.ok(`Accounts could be opened when the last one was, at ${last.toISOString()}.`);
  const api = chosen === 'v2' ? 'Accounts v2 is enabled; whether' : 'Whether';
  const what = `${api} an account can be opened (Connect, the responsibilities, the five choices${choices.charges === 'direct' ? '' : ', transfers alone'})`;
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

function tried(outcome: Asked<TestAccount>, wanted: AccountRequest): Finding {
  if ('refusal' in outcome) return opening.error(outcome.refusal.says, outcome.refusal.todo);
  const { id, closed, request } = outcome.answer;
  const what = `An account was opened through Accounts ${request.api} with the platform’s choices${withWhat(request)}`;
  if (!closed)
    return opening.warning(
      `${what}, but could not be closed: ${id} is left in test mode.`,
      'Close it in the Dashboard; nothing else depends on it.',
    );
  if (request.requested !== wanted.requested)
    return opening.warning(
      `${what}, and closed again: Stripe refused to open it with transfers alone, as it will for each pilot first.`,
      'Set PLATFORM_CAPABILITIES=both, which spares the refusal. With less asked of pilots: get Stripe’s approval for transfers alone at https://support.stripe.com/contact.',
    );
  return opening.ok(`${what}, and closed again.`);
}

function withWhat({ choices, requested }: AccountRequest): string {
  if (choices.charges === 'direct') return '';
  return requested === 'both' ? ', with card payments and transfers' : ', with transfers alone';
}

/** Checks that the platform can open accounts. Only where `mayOpen`, and with a test key, it opens one to see. */
export async function checkOpening(
  accounts: Accounts,
  countries: Countries,
  config: Config,
  mayOpen: boolean,
): Promise<Finding> {
  const last = await asked(lastOpened(accounts));
  if ('refusal' in last) return opening.error(last.refusal.says, last.refusal.todo);
  if (config.livemode || !mayOpen) return untried(last.answer, config);
  const { accountSetup, platform } = config;
  const [country] = platform.countries;
  const requested = await asked(countries.requestedIn(country, accountSetup.choices));
  if ('refusal' in requested)
    return opening.error(`No account was tried in ${country}.`, 'See what is said of the countries.');
  const request = { ...accountSetup, country, requested: requested.answer };
  return tried(await tryOpening(accounts, request), request);
}
