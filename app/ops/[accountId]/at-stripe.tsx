import { config } from '@/lib/config';
import { isErrorCode } from '@/lib/errors';
import type { OpsAccount } from '@/lib/ops/ops';
import { placeAtStripe } from '@/lib/platform/dashboards';

/** The account where Stripe shows it, and a button that asks Stripe about it; `asked` is how that went. */
export function AtStripe({ account, asked }: { account: OpsAccount; asked: string | undefined }) {
  const {
    stripe: { apiBase },
    livemode,
  } = config();
  return (
    <>
      <Asked asked={asked} />
      <div className="pages">
        <a href={placeAtStripe({ apiBase, livemode }, account.accountId)}>
          {apiBase ? 'Open this app’s Stripe' : 'Open it in Stripe’s Dashboard'}
        </a>
        {account.leftAt === null && (
          <form action="/ops/ask" method="post">
            <input type="hidden" name="account" value={account.accountId} />
            <button type="submit">Ask Stripe now</button>
          </form>
        )}
      </div>
    </>
  );
}

function Asked({ asked }: { asked: string | undefined }) {
  if (asked === 'now')
    return (
      <p role="status" className="notice good">
        Stripe was asked: this is what it said.
      </p>
    );
  if (asked === undefined || !isErrorCode(asked)) return null;
  return (
    <p role="status" className="notice bad">
      Stripe could not be asked, {asked}: this is what it said last.
    </p>
  );
}
