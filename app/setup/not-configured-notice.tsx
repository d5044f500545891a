import { choiceLines } from '@/lib/platform/choice-variables';
import { type AccountSetup, type ChoiceName, choiceNames } from '@/lib/platform/choices';
import { setupAddress } from './address';

type Props = { configured: AccountSetup; made: readonly ChoiceName[] };

/** Says that the server shows nothing but this page, and which lines are to blame. */
export function NotConfiguredNotice({ configured, made }: Props) {
  const unmade = choiceNames.filter((name) => !made.includes(name));
  return (
    <div role="alert" className="notice bad">
      <p>
        This server is not set up yet: <a href={setupAddress(configured, 'result')}>its choices</a> don’t go
        together. Set others in <code>.env.local</code> and start it again: then every page is there.
      </p>
      <p>
        It is told <Lines lines={choiceLines(configured.choices, made)} />
        {unmade.length > 0 && (
          <>
            {' '}
            and, as nothing else is said, takes <Lines lines={choiceLines(configured.choices, unmade)} />
          </>
        )}
        .
      </p>
    </div>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return lines.map((line, at) => (
    <span key={line}>
      {at > 0 && ' '}
      <code>{line}</code>
    </span>
  ));
}
