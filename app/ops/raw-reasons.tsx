import type { RawRequirements } from '@/lib/ops/ops';
import { Moment } from './moment';

/** As many names as a line takes; more of them are folded. */
const SHORT = 2;

/** On what an account is stuck, in Stripe's raw words: for the platform's people, and never for a pilot. */
export function RawReasons({ requirements }: { requirements: RawRequirements }) {
  const { disabledReason, pastDue, currentlyDue, pendingVerification, errors, deadline } = requirements;
  const pastDueToo = new Set(pastDue);
  return (
    <div className="reasons">
      {disabledReason && (
        <p>
          disabled: <code>{disabledReason}</code>
        </p>
      )}
      {deadline && (
        <p>
          due by <Moment at={deadline} />
        </p>
      )}
      <Names of="past due" names={pastDue} />
      <Names of="currently due" names={currentlyDue.filter((name) => !pastDueToo.has(name))} />
      <Names of="pending verification" names={pendingVerification} />
      <Names
        of={errors.length === 1 ? 'error' : 'errors'}
        names={errors.map(({ requirement, code }) => `${requirement}: ${code}`)}
      />
    </div>
  );
}

function Names({ of, names }: { of: string; names: readonly string[] }) {
  if (names.length === 0) return null;
  if (names.length <= SHORT)
    return (
      <p>
        {of}: <List names={names} />
      </p>
    );
  return (
    <details>
      <summary>
        {names.length} {of}
      </summary>
      <List names={names} />
    </details>
  );
}

function List({ names }: { names: readonly string[] }) {
  return names.map((name, at) => (
    <span key={name}>
      {at > 0 && ', '}
      <code>{name}</code>
    </span>
  ));
}
