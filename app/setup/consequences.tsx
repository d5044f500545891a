import { previewOf, requestedIn } from '@/lib/accounts/preview';
import {
  type AccountSetup,
  type Capabilities,
  type Choices,
  requirementsCollector,
} from '@/lib/platform/choices';
import { requestedFor } from '@/lib/platform/regions';
import { environmentLines } from '@/lib/platform/setup';
import { CodeBlock } from './code-block';
import { Responsibilities } from './responsibilities';
import { ToSet } from './to-set';
import { UsedPages } from './used-pages';

type Props = { setup: AccountSetup; country: string; capabilities: Capabilities };

/** All that follows from accepted choices: what to set, what Stripe is asked, and what of the app is used. */
export function Consequences({ setup, country, capabilities }: Props) {
  const { api, choices } = setup;
  const requested = requestedFor(choices, country, country, capabilities);
  const { paths, creation } = previewOf({ ...setup, country, requested })[api];
  return (
    <>
      <CodeBlock id="env-local" label=".env.local" text={environmentLines(setup).join('\n')} />
      <ToSet choices={choices} />
      <Responsibilities choices={choices} />
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
