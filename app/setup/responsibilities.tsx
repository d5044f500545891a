import { type Choices, requirementsCollector } from '@/lib/platform/choices';

/** What the platform answers for to Stripe where it collects what Stripe requires. */
export function Responsibilities({ choices }: { choices: Choices }) {
  if (requirementsCollector(choices) === 'stripe') return null;
  return (
    <details>
      <summary>What you are responsible for</summary>
      <p>
        With these choices the platform collects what Stripe requires, and answers for it as well as for
        losses:
      </p>
      <ul>
        {(choices.onboarding === 'api' ? byApi : atStripe).map((duty) => (
          <li key={duty}>{duty}</li>
        ))}
      </ul>
      <p>
        <a href="https://docs.stripe.com/connect/api-onboarding">Stripe’s guide to onboarding by API</a> has
        all of it.
      </p>
    </details>
  );
}

const inTime =
  'What Stripe requires has to be given by each deadline, what it asks for later too: else charges or payouts stop. This app shows a pilot what is due; that they come back is yours to see to.';

const atStripe = [`${inTime} Stripe’s form asks for it.`];

const byApi = [
  inTime,
  'The form has to follow what Stripe requires: Stripe wants it brought up to date at least every six months, future requirements included. This app’s asks for whatever Stripe names, so that a new requirement needs no new release; read whether its words are good enough.',
  'Pilots have to see Stripe’s terms and agree to them. This app shows them on the last page, and sends Stripe the time, the address and the browser of the press.',
  'What pilots enter passes through your server, which neither stores nor logs it. With JavaScript, documents and bank accounts go from their browser to Stripe, and through Accounts v1 personal ID numbers too.',
];
