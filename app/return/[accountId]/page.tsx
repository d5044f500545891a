import type { Metadata } from 'next';
import { AccountCallout } from '@/app/components/account-callout';
import { ProblemNotice } from '@/app/components/problem-notice';
import { StandingView } from '@/app/components/standing';
import { UnknownBrowser } from '@/app/components/unknown-browser';
import { isArrival } from '@/app/http/arrival';
import { loadAccount } from '@/app/http/load';
import { showNotFound } from '@/app/http/show-not-found';
import { pilotMessages } from '@/lib/errors';
import { ClaimedAccountId } from '@/lib/onboarding/onboarding';

export const metadata: Metadata = { title: 'Your account' };

type Props = { params: Promise<{ accountId: string }> };

/** Back from Stripe. Coming back means nothing by itself ("Save for later" ends here too), so Stripe is asked. */
export default async function Return({ params }: Props) {
  const accountId = ClaimedAccountId.safeParse((await params).accountId).data;
  if (!accountId) showNotFound();
  const arrives = await isArrival();
  const asked = await loadAccount('/return/[accountId]', (onboarding, pilotId) =>
    onboarding.currentAccount(pilotId, accountId, arrives),
  );
  if (!asked.ok && asked.failure.code === 'unknown_browser') return <UnknownBrowser />;
  return (
    <>
      {asked.ok ? (
        <StandingView current={asked.value} />
      ) : (
        <>
          <h1>We could not confirm where you stand</h1>
          <ProblemNotice message={pilotMessages[asked.failure.code]} requestId={asked.failure.requestId} />
          <p>
            <a className="button" href={`/return/${accountId}`}>
              Try again
            </a>
          </p>
        </>
      )}
      <AccountCallout accountId={accountId} />
    </>
  );
}
