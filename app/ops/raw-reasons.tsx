import { requirementErrorSentence, requirementSentence } from '@/lib/accounts/requirements';
import type { RawRequirements } from '@/lib/ops/ops';
import { Moment } from './moment';

/** As many names as are shown at once; more of them are folded. */
const SHORT = 2;

/** A word of Stripe's, and what a pilot reads in its place. */
type Word = Readonly<{ raw: string; says: string }>;

const asRequirement = (raw: string): Word => ({ raw, says: requirementSentence(raw) });

/** On what an account is stuck, in the pilot's words and in Stripe's raw ones, which no pilot reads. */
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
      <Words of="past due" words={pastDue.map(asRequirement)} />
      <Words
        of="currently due"
        words={currentlyDue.filter((name) => !pastDueToo.has(name)).map(asRequirement)}
      />
      <Words of="pending verification" words={pendingVerification.map(asRequirement)} />
      <Words
        of={errors.length === 1 ? 'error' : 'errors'}
        words={errors.map(({ requirement, code }) => ({
          raw: `${requirement}: ${code}`,
          says: `${requirementSentence(requirement)}: ${requirementErrorSentence(code)}`,
        }))}
      />
    </div>
  );
}

function Words({ of, words }: { of: string; words: readonly Word[] }) {
  if (words.length === 0) return null;
  if (words.length <= SHORT)
    return (
      <>
        <p>{of}:</p>
        <List words={words} />
      </>
    );
  return (
    <details>
      <summary>
        {words.length} {of}
      </summary>
      <List words={words} />
    </details>
  );
}

function List({ words }: { words: readonly Word[] }) {
  return (
    <ul>
      {words.map(({ raw, says }) => (
        <li key={raw}>
          {says} <code>{raw}</code>
        </li>
      ))}
    </ul>
  );
}
