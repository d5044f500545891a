import { nearestTo } from '@/lib/platform/choice-variables';
import { type AccountSetup, type ChoiceName, judge } from '@/lib/platform/choices';
import { isSame } from '@/lib/platform/setup';
import { setupAddress } from './address';
import { changeWords } from './words';

type Props = {
  setup: AccountSetup;
  configured: AccountSetup;
  /** The choices that the server's variables make. */
  made: readonly ChoiceName[];
};

/** Whether Stripe accepts a setup; if not, why, and what is nearest to it. */
export function Verdict({ setup, configured, made }: Props) {
  const { choices } = setup;
  const verdict = judge(choices);
  const isConfigured = isSame(setup, configured);
  if (verdict.accepted)
    return (
      <div className="verdict good">
        <h2>These choices go together</h2>
        <p>
          {isConfigured
            ? 'They are what this server is configured with.'
            : 'This server is configured with others: set the lines below to change that.'}
        </p>
      </div>
    );
  const { sets } = nearestTo(choices, isConfigured ? made : []);
  return (
    <div className="verdict bad">
      <h2>These choices don’t go together</h2>
      <ul>
        {verdict.refusals.map(({ reason }) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <h3>The nearest that do</h3>
      <ul>
        {sets.map((set) => (
          <li key={changeWords(choices, set)}>
            <a href={setupAddress({ ...setup, choices: set }, 'result')}>With {changeWords(choices, set)}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
