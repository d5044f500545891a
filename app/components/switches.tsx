import type { Current, OwnedAccount } from '@/lib/onboarding/onboarding';
import { words } from '../words';

type Props = { current: Current; charges: OwnedAccount['choices']['charges'] };

/** Payments and payouts, each on or off and why. */
export function Switches({ current: { account, standing }, charges }: Props) {
  const { switches, standings } = words();
  const { off } = standings[standing.kind];
  return (
    <section className="card switches" aria-labelledby="switches">
      <h2 id="switches">{switches.title}</h2>
      <dl>
        <Switch
          name={switches.payments}
          isOn={account.chargesEnabled}
          on={switches.paymentsOn[charges]}
          off={off}
        />
        <Switch name={switches.payouts} isOn={account.payoutsEnabled} on={switches.payoutsOn} off={off} />
      </dl>
    </section>
  );
}

function Switch({ name, isOn, on, off }: { name: string; isOn: boolean; on: string; off: string }) {
  const { switches } = words();
  return (
    <div>
      <dt>{name}</dt>
      <dd className={isOn ? 'is-on' : 'is-off'}>
        <strong>{isOn ? switches.on : switches.off}</strong>
        <span>{isOn ? on : off}</span>
      </dd>
    </div>
  );
}
