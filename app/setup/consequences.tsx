import { creationFor, requestedIn } from '@/lib/accounts/preview';
import type { AccountSetup } from '@/lib/platform/choices';
import { type Choices, requirementsCollector } from '@/lib/platform/choices';
import { environmentLines } from '@/lib/platform/setup';
import { CodeBlock } from './code-block';
import { notYet } from './words';

type Props = { openWith: AccountSetup; country: string };

/** All that follows from accepted choices: what to set, what Stripe is asked, and what of the app is used. */
export function Consequences({ openWith, country }: Props) {
  const { api, choices } = openWith;
  const creation = creationFor(choices, country);
  const v1 = <Creation key="v1" id="creation-v1" path="/v1/accounts" parameters={creation.v1} />;
  const v2 = <Creation key="v2" id="creation-v2" path="/v2/core/accounts" parameters={creation.v2} />;
  return (
    <>
      <section aria-labelledby="lines">
        <h2 id="lines">Set it</h2>
        <CodeBlock id="env-local" label=".env.local" text={environmentLines(openWith).join('\n')} />
      </section>
      <section aria-labelledby="creation">
        <h2 id="creation">How an account is opened</h2>
        <p>
          {requirementsCollector(choices) === 'stripe'
            ? 'Stripe collects what it requires of pilots.'
            : 'The platform collects what Stripe requires of pilots, and v2 derives that from the rest.'}
        </p>
        {api === 'v2' ? [v2, v1] : [v1, v2]}
      </section>
      <section aria-labelledby="capabilities">
        <h2 id="capabilities">Capabilities</h2>
        <p>{capabilityWords[choices.charges]}</p>
        <ul className="capabilities">
          {requestedIn(creation[api]).map((path) => (
            <li key={path}>
              <code>{path}</code>
            </li>
          ))}
        </ul>
      </section>
      <UsedPages {...openWith} />
    </>
  );
}

const capabilityWords: Readonly<Record<Choices['charges'], string>> = {
  direct: 'The account takes card payments of its own.',
  destination: 'The account receives its part of the platform’s payments.',
  separate: 'The account receives transfers from the platform’s balance.',
};

function Creation({ id, path, parameters }: { id: string; path: string; parameters: unknown }) {
  return <CodeBlock id={id} label={`POST ${path}`} text={JSON.stringify(parameters, null, 2)} />;
}

function UsedPages({ api, choices }: AccountSetup) {
  const [accounts, links] =
    api === 'v1' ? ['/v1/accounts', '/v1/account_links'] : ['/v2/core/accounts', '/v2/core/account_links'];
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
  const missing = notYet[choices.onboarding];
  return (
    <section aria-labelledby="pages">
      <h2 id="pages">Pages and endpoints in use</h2>
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
    </section>
  );
}
