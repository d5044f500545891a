import type Stripe from 'stripe';
import { z } from 'zod';
import type { Accounts } from '../accounts/account';
import type { Config } from '../config';
import { componentsOn } from '../onboarding/account-sessions';
import type { Choices } from '../platform/choices';
import { type EmbeddingPage, embeddedPages, siteLinks } from '../platform/embedded-pages';
import { redact } from '../redact';
import { ask, createStripe } from '../stripe';
import { type Finding, findingsOf } from './finding';
import { isLocal } from './local';
import { type Asked, asked } from './refusal';

const { ok, warning, error } = findingsOf('Embedded components');

const API_KEYS = 'https://dashboard.stripe.com/apikeys';
const COPY = `Copy it from ${API_KEYS}, of the account or the sandbox that the key in STRIPE_SECRET_KEY is of.`;

const Token = z.object({ id: z.string().min(1) });

/**
 * Asks by a token, the one thing that a publishable key can make and a secret key can ask for. It is one of a number that
 * is nobody's, which stands for nothing until it is used: it never is, and nobody is charged.
 */
async function checkPublishableKey(
  stripe: Stripe,
  { publishableKey, apiBase }: Config['stripe'],
  { onboarding }: Choices,
): Promise<Finding[]> {
  if (publishableKey === undefined) {
    const orSend = onboarding === 'api' ? ', or send files and numbers to Stripe itself' : '';
    return [
      error(`STRIPE_PUBLISHABLE_KEY is missing: no browser can show Stripe’s components${orSend}.`, COPY),
    ];
  }
  const browsers = createStripe({ secretKey: publishableKey, apiBase });
  const number = { pii: { id_number: '000000000' } };
  const made = await asked(ask(Token, (options) => browsers.tokens.create(number, options)));
  if ('refusal' in made) {
    const { why, says, todo } = made.refusal;
    if (why === 'key_unknown')
      return [error('Stripe does not know the key in STRIPE_PUBLISHABLE_KEY.', COPY)];
    if (why === 'key_revoked')
      return [error('The key in STRIPE_PUBLISHABLE_KEY was revoked, or has expired.', COPY)];
    return [notCompared(says, todo)];
  }
  const { id } = made.answer;
  const found = await asked(ask(Token, (options) => stripe.tokens.retrieve(id, {}, options)));
  if ('answer' in found) return [];
  const { why, says, todo } = found.refusal;
  if (why === 'gone') {
    const norFinds =
      onboarding === 'api' ? ', nor does Stripe find what browsers sent it of pilots’ files and numbers' : '';
    return [
      error(
        `STRIPE_PUBLISHABLE_KEY is another platform’s than STRIPE_SECRET_KEY, or another sandbox’s: Stripe’s components show nothing${norFinds}.`,
        COPY,
      ),
    ];
  }
  return [notCompared(redact(says, [id]), todo)];
}

function notCompared(says: string, todo: string): Finding {
  return warning(
    `Whether STRIPE_PUBLISHABLE_KEY is of the same platform as STRIPE_SECRET_KEY could not be asked: ${says}`,
    todo,
  );
}

/** No account's ID: that Stripe refuses it a session changes nothing, and how it does tells what the key may. */
const NOBODY = 'acct_doctor';

/** Of the answer nothing is kept: whoever has its secret can act for the account. */
function beginSession(
  stripe: Stripe,
  account: string,
  page: EmbeddingPage,
  choices: Choices,
): Promise<Asked<unknown>> {
  const session = { account, components: componentsOn(page, choices) };
  const Begun = z.object({ account: z.literal(account) });
  return asked(ask(Begun, (options) => stripe.accountSessions.create(session, options)));
}

async function checkSessions(stripe: Stripe, page: EmbeddingPage, choices: Choices): Promise<Finding[]> {
  const begun = await beginSession(stripe, NOBODY, page, choices);
  if ('answer' in begun) return [];
  const { why, says, todo } = begun.refusal;
  // What Stripe has against the account it says to those alone who may ask for sessions.
  if (why === 'gone' || (why === 'other' && says.includes(NOBODY))) return [];
  if (why === 'away' || why === 'other')
    return [warning(`Whether Stripe begins sessions of its components could not be asked: ${says}`, todo)];
  return [error(`Stripe begins no session of its components: ${says}`, todo)];
}

const Responsible = z.object({
  details_submitted: z.boolean(),
  controller: z
    .object({
      losses: z.object({ payments: z.string() }).nullish(),
      stripe_dashboard: z.object({ type: z.string() }).nullish(),
    })
    .nullish(),
});

/** How many of the newest accounts are looked at: the platform may have changed its choices since. */
const LOOKED_AT = 10;

/**
 * The newest account of this app's that has no dashboard, and for which Stripe is liable. Only where `mayBegin` may it be
 * one whose pilot has not submitted their details: with its first session Stripe begins to tell less of them.
 */
async function accountWithoutDashboard(
  stripe: Stripe,
  accounts: Accounts,
  mayBegin: boolean,
): Promise<Asked<string | undefined>> {
  const listed = await asked(accounts.list(new Date(0)));
  if ('refusal' in listed) return listed;
  // v2 promises no order.
  const newest = listed.answer.accounts
    .filter(({ pilotId }) => pilotId !== undefined)
    .toSorted((one, other) => Number(other.created ?? 0) - Number(one.created ?? 0))
    .slice(0, LOOKED_AT);
  for (const { id } of newest) {
    // v1 tells it of either API's accounts.
    const looked = await asked(ask(Responsible, (options) => stripe.accounts.retrieve(id, {}, options)));
    if ('refusal' in looked) {
      if (looked.refusal.why !== 'gone') return looked;
      continue;
    }
    const { controller, details_submitted } = looked.answer;
    const wantsThem =
      controller?.stripe_dashboard?.type === 'none' && controller.losses?.payments === 'stripe';
    if (wantsThem && (mayBegin || details_submitted)) return { answer: id };
  }
  return { answer: undefined };
}

function settingThem({ accountSetup, appUrl }: Config): string {
  const links = new Intl.ListFormat('en').format(siteLinks(accountSetup.choices));
  const page = new URL('/account', appUrl).href;
  const place = isLocal(appUrl) ? `${page}, with your public address in place of this one` : page;
  return `At https://dashboard.stripe.com/settings/connect/site-links, set ${links} to ${place}. \`npm run doctor\` with the live key then asks whether it is done, by a session that it throws away.`;
}

async function checkSiteLinks(
  stripe: Stripe,
  accounts: Accounts,
  config: Config,
  mayBegin: boolean,
): Promise<Finding[]> {
  const { choices } = config.accountSetup;
  if (siteLinks(choices).length === 0) return [];
  const todo = settingThem(config);
  const unknown = (why: string) => [
    warning(
      `Stripe refuses sessions of live accounts with these choices until the platform’s site links are set. Whether they are could not be asked: ${why}`,
      todo,
    ),
  ];
  if (!config.livemode) return unknown('with a test key Stripe does without them.');
  const account = await accountWithoutDashboard(stripe, accounts, mayBegin);
  if ('refusal' in account) return unknown(account.refusal.says);
  if (account.answer === undefined)
    return unknown(
      mayBegin
        ? 'there is no such account yet.'
        : 'there is none yet whose pilot has submitted their details.',
    );
  const begun = await beginSession(stripe, account.answer, 'home', choices);
  if ('answer' in begun)
    return [ok('The platform’s site links are set: Stripe begins sessions of live accounts.')];
  const { why, says } = begun.refusal;
  if (why !== 'site_links_missing') return unknown(says);
  return [
    error(
      'Stripe refuses sessions of live accounts: the platform’s site links are not set, which accounts without a dashboard need.',
      todo,
    ),
  ];
}

/**
 * Checks that browsers can show Stripe's components; nothing is found where the choices need none. Only where `mayBegin`
 * may a session be the first of a live account, which is thrown away like all that are begun here.
 */
export async function checkEmbedded(
  stripe: Stripe,
  accounts: Accounts,
  config: Config,
  mayBegin: boolean,
): Promise<Finding[]> {
  const { choices } = config.accountSetup;
  const [page] = embeddedPages(choices);
  if (!page) return [];
  const [key, sessions, links] = await Promise.all([
    checkPublishableKey(stripe, config.stripe, choices),
    checkSessions(stripe, page, choices),
    checkSiteLinks(stripe, accounts, config, mayBegin),
  ]);
  const problems = [...key, ...sessions];
  const shown = ok(
    'Stripe’s components can be shown: the publishable key is this platform’s, and sessions may be begun.',
  );
  return [...(problems.length > 0 ? problems : [shown]), ...links];
}
