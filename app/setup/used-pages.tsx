import type { Choices } from '@/lib/platform/choices';
import { mustEmbed } from '@/lib/platform/embedded-pages';

type Paths = { accounts: string; accountLinks: string };

type Used = Readonly<{ ours: string; text: string; stripes?: string }>;

const SESSIONS = 'POST /v1/account_sessions';

/** How pilots are onboarded with these choices. */
function usedToOnboard(choices: Choices, links: string): Used[] {
  const hosted = [
    { ours: 'POST /api/account_link', text: 'Sends them to Stripe’s form.', stripes: `POST ${links}` },
    { ours: 'GET /refresh/{account}', text: 'Replaces a link that was spent.', stripes: `POST ${links}` },
  ];
  if (choices.onboarding !== 'embedded') return hosted;
  const instead = hosted.map((one) => ({ ...one, text: `${one.text} Only where the embedded one fails.` }));
  return [
    { ours: 'GET /onboarding', text: 'Holds Stripe’s form in a page of this app’s.' },
    { ours: 'POST /api/account_session', text: 'Begins a session of it.', stripes: SESSIONS },
    ...(mustEmbed(choices) ? [] : instead),
  ];
}

/** Where accounts are managed with these choices. */
const usedToManage: Readonly<Record<Choices['dashboard'], readonly Used[]>> = {
  full: [{ ours: 'dashboard.stripe.com', text: 'The pilot signs in there; the app has a link.' }],
  express: [
    {
      ours: 'POST /api/login_link',
      text: 'Lets the pilot in to the Express Dashboard.',
      stripes: 'POST /v1/accounts/{account}/login_links',
    },
  ],
  none: [
    {
      ours: 'GET /account',
      text: 'The pilot’s own page: notices, payments, payouts, documents and details, each a component of Stripe’s.',
      stripes: SESSIONS,
    },
  ],
};

/** What of the app is used with these choices, and what it asks of Stripe. */
export function UsedPages({ choices, paths }: { choices: Choices; paths: Paths }) {
  const { accounts, accountLinks: links } = paths;
  const used: Used[] = [
    { ours: 'GET /', text: 'The pilot begins here, and continues.' },
    { ours: 'POST /api/account', text: 'Opens their account.', stripes: `POST ${accounts}` },
    ...usedToOnboard(choices, links),
    {
      ours: 'GET /return/{account}',
      text: 'Back from Stripe, says where the account stands.',
      stripes: `GET ${accounts}/{account}`,
    },
    ...usedToManage[choices.dashboard],
    {
      ours: 'POST /api/webhooks/stripe',
      text: 'Hears that an account has changed.',
      stripes: `GET ${accounts}/{account}`,
    },
    {
      ours: 'GET /api/cron/reconcile',
      text: 'Catches up with what was not heard.',
      stripes: `GET ${accounts}/{account}`,
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
              Asks Stripe: <code>{stripes}</code>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
