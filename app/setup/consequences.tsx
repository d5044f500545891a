import { previewOf, requestedIn } from '@/lib/accounts/preview';
import {
  type AccountSetup,
  type Capabilities,
  type Choices,
  requirementsCollector,
} from '@/lib/platform/choices';
import { notBuiltYet } from '@/lib/platform/onboarding-choice';
import { requestedFor } from '@/lib/platform/regions';
import { environmentLines } from '@/lib/platform/setup';
import { CodeBlock } from './code-block';

type Props = { setup: AccountSetup; country: string; capabilities: Capabilities };

/** All that follows from accepted choices: what to set, what Stripe is asked, and what of the app is used. */
export function Consequences({ setup, country, capabilities }: Props) {
  const { api, choices } = setup;
  const requested = requestedFor(choices, country, country, capabilities);
  const { paths, creation } = previewOf({ ...setup, country, requested })[api];
  return (
    <>
      <CodeBlock id="env-local" label=".env.local" text={environmentLines(setup).join('\n')} />
      <details>
        <summary>The call that opens an account</summary>
        <p>
          {requirementsCollector(choices) === 'stripe'
            ? 'Stripe collects what it requires of pilots.'
            : 'The platform collects what Stripe requires of pilots, and v2 derives that from the rest.'}{' '}
          {capabilityWords[choices.charges]} It asks for:
        </p>
        {choices.charges !== 'direct' && (
          <p>
            Stripe opens accounts with transfers alone only for platforms that it has approved.{' '}
            {askedWords[capabilities]}
          </p>
        )}
        <ul className="capabilities">
          {requestedIn(creation).map((path) => (
            <li key={path}>
              <code>{path}</code>
            </li>
          ))}
        </ul>
        <CodeBlock id="creation" label={`POST ${paths.accounts}`} text={JSON.stringify(creation, null, 2)} />
      </details>
      <details>
        <summary>The pages and endpoints in use</summary>
        <UsedPages choices={choices} paths={paths} />
      </details>
    </>
  );
}

/** What the app does about it, by PLATFORM_CAPABILITIES. */
const askedWords: Readonly<Record<Capabilities, string>> = {
  either:
    'This app asks for them alone and, where Stripe refuses that, once more with card payments too: then pilots are asked for a little more, and are ready as soon as their transfers are. npm run doctor says which it is for you; PLATFORM_CAPABILITIES=both or transfers decides it from the start.',
  transfers:
    'PLATFORM_CAPABILITIES=transfers: this app asks for nothing else, and no account is opened where Stripe refuses that.',
  both: 'PLATFORM_CAPABILITIES=both: this app asks for card payments too, from the start; pilots are ready as soon as their transfers are.',
};

const capabilityWords: Readonly<Record<Choices['charges'], string>> = {
  direct: 'The account takes card payments of its own.',
  destination: 'The account receives its part of the platform’s payments.',
  separate: 'The account receives transfers from the platform’s balance.',
};

type Paths = { accounts: string; accountLinks: string };

function UsedPages({ choices, paths }: { choices: Choices; paths: Paths }) {
  const { accounts, accountLinks: links } = paths;
  const used = [
    { ours: 'GET /', text: 'The pilot begins here, and continues.', stripes: undefined },
    { ours: 'POST /api/account', text: 'Opens their account.', stripes: `POST ${accounts}` },
    { ours: 'POST /api/account_link', text: 'Sends them to Stripe’s form.', stripes: `POST ${links}` },
    {
      ours: 'GET /return/{account}',
      text: 'Back from Stripe, says where the account stands.',
      stripes: `GET ${accounts}/{account}`,
    },
    {
      ours: 'GET /refresh/{account}',
      text: 'Replaces a link that was spent.',
      stripes: `POST ${links}`,
    },
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
  const missing = notBuiltYet[choices.onboarding];
  return (
    <>
      {missing && <p className="notice todo">{missing}</p>}
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
    </>
  );
}
