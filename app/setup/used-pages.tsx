import { Fragment } from 'react';
import type { Choices } from '@/lib/platform/choices';
import { mustEmbed } from '@/lib/platform/embedded-pages';

type Paths = { accounts: string; accountLinks: string };

type Used = Readonly<{ ours: string; text: string; stripes?: readonly string[] }>;

const SESSIONS = 'POST /v1/account_sessions';

/** How pilots are onboarded with these choices. */
function usedToOnboard(choices: Choices, { accounts, accountLinks }: Paths): Used[] {
  const hosted = (only = '') => [
    {
      ours: 'POST /api/account_link',
      text: `Sends them to Stripe’s form${only}.`,
      stripes: [`POST ${accountLinks}`],
    },
    {
      ours: 'GET /refresh/{account}',
      text: 'Replaces a link that was spent.',
      stripes: [`POST ${accountLinks}`],
    },
  ];
  switch (choices.onboarding) {
    case 'hosted':
      return hosted();
    case 'embedded':
      return [
        { ours: 'GET /onboarding', text: 'Holds Stripe’s form in a page of this app’s.' },
        { ours: 'POST /api/account_session', text: 'Begins a session of it.', stripes: [SESSIONS] },
        ...(mustEmbed(choices) ? [] : hosted(', where the embedded one fails')),
      ];
    case 'api':
      return [...usedByOwnForm(accounts), ...hosted(' for what no form of ours can take')];
  }
}

/** Bank accounts are v1's in both APIs, as are files and tokens. */
function usedByOwnForm(accounts: string): Used[] {
  const account = `${accounts}/{account}`;
  const bankAccounts = '/v1/accounts/{account}/external_accounts';
  return [
    {
      ours: 'GET /onboarding, /onboarding/{step}',
      text: 'This app’s own form: whatever Stripe asks for, a page a step.',
      stripes: [`GET ${account}`, `GET ${account}/persons`, `GET ${bankAccounts}`],
    },
    {
      ours: 'POST /api/account/{account}',
      text: 'Gives Stripe what a page of it sent.',
      stripes: [
        `POST ${account}`,
        `POST ${account}/persons`,
        `POST ${account}/persons/{person}`,
        `DELETE ${account}/persons/{person}`,
        `POST ${bankAccounts}`,
        'POST /v1/files (without JavaScript)',
      ],
    },
    {
      ours: 'The pilot’s browser',
      text: 'Sends what need not pass this server, with the publishable key.',
      stripes: ['POST /v1/tokens', 'POST /v1/files'],
    },
  ];
}

/** Where accounts are managed with these choices. */
const usedToManage: Readonly<Record<Choices['dashboard'], readonly Used[]>> = {
  full: [{ ours: 'dashboard.stripe.com', text: 'The pilot signs in there; the app has a link.' }],
  express: [
    {
      ours: 'POST /api/login_link',
      text: 'Lets the pilot in to the Express Dashboard.',
      stripes: ['POST /v1/accounts/{account}/login_links'],
    },
  ],
  none: [
    {
      ours: 'GET /account',
      text: 'The pilot’s own page: notices, payments, payouts, documents and details, each a component of Stripe’s.',
      stripes: [SESSIONS],
    },
  ],
};

/** What of the app is used with these choices, and what it asks of Stripe. */
export function UsedPages({ choices, paths }: { choices: Choices; paths: Paths }) {
  const { accounts } = paths;
  const used: Used[] = [
    { ours: 'GET /', text: 'The pilot begins here, and continues.' },
    { ours: 'POST /api/account', text: 'Opens their account.', stripes: [`POST ${accounts}`] },
    ...usedToOnboard(choices, paths),
    {
      ours: 'GET /return/{account}',
      text: 'Back from Stripe, says where the account stands.',
      stripes: [`GET ${accounts}/{account}`],
    },
    ...usedToManage[choices.dashboard],
    {
      ours: 'POST /api/webhooks/stripe',
      text: 'Hears that an account has changed.',
      stripes: [`GET ${accounts}/{account}`],
    },
    {
      ours: 'GET /api/cron/reconcile',
      text: 'Catches up with what was not heard.',
      stripes: [`GET ${accounts}/{account}`],
    },
  ];
  return (
    <ul className="used">
      {used.map(({ ours, text, stripes }) => (
        <li key={ours}>
          <code>{ours}</code> {text}
          {stripes && (
            <span className="quiet">
              {' '}
              Asks Stripe:{' '}
              {stripes.map((one, at) => (
                <Fragment key={one}>
                  {at > 0 && ', '}
                  <code>{one}</code>
                </Fragment>
              ))}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
