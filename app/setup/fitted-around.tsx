import type { AccountSetup } from '@/lib/platform/choices';
import type { Fitted } from '@/lib/platform/setup';
import { setupAddress } from './address';
import { changeWords, shortWords } from './words';

type Props = Fitted & {
  /** As it was asked for, which Stripe refuses. */
  asked: AccountSetup;
  before: AccountSetup;
};

/** Says what has moved for the choice that was made last, why, and what else would do. */
export function FittedAround({ held, reasons, ways: [chosen, ...others], asked, before }: Props) {
  return (
    <div className="fitted">
      <p>
        To have {shortWords(held, asked.choices)}: <strong>{changeWords(asked.choices, chosen)}</strong>.
      </p>
      <ul>
        {others.map((set) => (
          <li key={changeWords(asked.choices, set)}>
            <a href={setupAddress({ ...asked, choices: set }, 'result')}>
              Or {changeWords(asked.choices, set)}
            </a>
          </li>
        ))}
        <li>
          <a href={setupAddress(before, held[0] ?? 'result')}>Back to what it was</a>
        </li>
      </ul>
      <details>
        <summary>Why?</summary>
        {reasons.map((reason) => (
          <p key={reason}>{reason}</p>
        ))}
      </details>
    </div>
  );
}
