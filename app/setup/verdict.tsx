import { type AccountSetup, judge } from '@/lib/platform/choices';
import { isSame } from '@/lib/platform/setup';
import { setupAddress } from './address';
import { changeWords } from './words';

type Props = { setup: AccountSetup; configured: AccountSetup };

export function Verdict({ setup, configured }: Props) {
  const verdict = judge(setup.choices);
  const { choices } = setup;
  return (
    <div className={verdict.accepted ? 'verdict good' : 'verdict bad'}>
      <div role="status">
        <h2>{verdict.accepted ? 'Stripe accepts these choices' : 'Stripe refuses these choices'}</h2>
      </div>
      {verdict.accepted ? (
        <p>
          {isSame(setup, configured)
            ? 'They are what this server is configured with.'
            : 'This server is configured with others: set the lines below to change that.'}
        </p>
      ) : (
        <>
          <ul>
            {verdict.refusals.map(({ reason }) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
          <h3>The nearest that Stripe accepts</h3>
          <ul>
            {verdict.nearest.map((set) => (
              <li key={changeWords(choices, set)}>
                <a href={setupAddress({ ...setup, choices: set }, 'result')}>
                  With {changeWords(choices, set)}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
