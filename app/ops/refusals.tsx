import { config } from '@/lib/config';
import type { KeptRefusal } from '@/lib/ops/ops';
import { requestAtStripe } from '@/lib/platform/dashboards';
import { explanationOf } from '@/lib/platform/set-up-problems';
import { Moment } from './moment';
import { WithLinks } from './with-links';

/** What Stripe refuses that pilots press for, and what the platform's people do about it. */
export function Refusals({ refusals }: { refusals: readonly KeptRefusal[] }) {
  if (refusals.length === 0) return null;
  return (
    <section id="refusals" className="notice bad">
      <h2>What Stripe refused within a day</h2>
      <p>Pilots read that it is not their fault, or that their country can’t be served.</p>
      <ul className="findings">
        {refusals.map((refusal) => (
          <li key={refusal.name}>
            <Refusal {...refusal} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Refusal({ name, requestId, times, lastAt }: KeptRefusal) {
  const { says, todo } = explanationOf(name) ?? {};
  return (
    <>
      {says ? <WithLinks text={`${says} ${todo} `} /> : 'With a code that this app does not know: '}
      <code>{name}</code>, {times === 1 ? 'once' : `${times} times`}, last <Moment at={lastAt} />
      {requestId && (
        <>
          , request <a href={requestAtStripe(config(), requestId)}>{requestId}</a>
        </>
      )}
    </>
  );
}
