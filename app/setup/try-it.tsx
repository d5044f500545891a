import type { AccountSetup } from '@/lib/platform/choices';
import { isSame, wordsOf } from '@/lib/platform/setup';

type Props = { setup: AccountSetup; tried: AccountSetup | undefined };

/** Tries accepted choices in this browser, without a change to the server. */
export function TryIt({ setup, tried }: Props) {
  if (tried && isSame(setup, tried))
    return (
      <p className="quiet">
        This browser is trying them: <a href="/">open an account</a>.
      </p>
    );
  return (
    <form method="post" action="/api/setup" className="try-it">
      {wordsOf(setup).map(([name, word]) => (
        <input key={name} type="hidden" name={name} value={word} />
      ))}
      <button type="submit" aria-describedby="try-it">
        Try it in this browser
      </button>
      <p id="try-it" className="quiet">
        You become another pilot, whose account is opened with these choices. Afterwards yours is as it was.
      </p>
    </form>
  );
}

export function BackToConfigured() {
  return (
    <form method="post" action="/api/setup">
      <input type="hidden" name="back" value="configured" />
      <button type="submit" className="plain">
        Back to the configured choices
      </button>
    </form>
  );
}
