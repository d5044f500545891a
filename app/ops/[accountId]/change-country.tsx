import { config } from '@/lib/config';
import { isErrorCode } from '@/lib/errors';
import { countryNames } from '@/lib/locale';
import type { OpsAccount } from '@/lib/ops/ops';

/** Moves an account of whom the details are not submitted yet to another country; `moved` is how that went. */
export function ChangeCountry({ account, moved }: { account: OpsAccount; moved: string | undefined }) {
  const { countries } = config().platform;
  const others = countryNames(
    countries.filter((country) => country !== account.country),
    'en',
  );
  const canMove = account.leftAt === null && account.standing === 'unfinished' && others.length > 0;
  return (
    <>
      <Moved moved={moved} />
      {canMove && (
        <details>
          <summary>Its pilot is in another country</summary>
          <p>
            {account.api === 'v2'
              ? 'The account is moved there, or, where Stripe does not allow that, left for a new one.'
              : 'Accounts v1 moves none: its pilot leaves this account for a new one there, and gives Stripe their details again.'}
          </p>
          <form action="/ops/country" method="post">
            <input type="hidden" name="account" value={account.accountId} />
            <label htmlFor="country">Country</label>
            <select id="country" name="country">
              {others.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
            <button type="submit">Change the country</button>
          </form>
        </details>
      )}
    </>
  );
}

function Moved({ moved }: { moved: string | undefined }) {
  if (moved === 'now')
    return (
      <p role="status" className="notice good">
        The country was changed: this is the account that its pilot has now.
      </p>
    );
  if (moved === undefined || !isErrorCode(moved)) return null;
  return (
    <p role="status" className="notice bad">
      The country was not changed: {moved}.
    </p>
  );
}
