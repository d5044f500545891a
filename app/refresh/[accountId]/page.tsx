import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { AccountCallout } from '@/app/components/account-callout';
import { AddInformation } from '@/app/components/add-information';
import { ProblemNotice } from '@/app/components/problem-notice';
import { UnknownBrowser } from '@/app/components/unknown-browser';
import { loadAccount } from '@/app/http/load';
import { showNotFound } from '@/app/http/show-not-found';
import { type ErrorCode, pilotMessages } from '@/lib/errors';
import { ClaimedAccountId } from '@/lib/onboarding/onboarding';

export const metadata: Metadata = { title: 'Continue at Stripe' };

type Props = { params: Promise<{ accountId: string }> };

/** With these there is no way on to Stripe, and another press would only fail again. */
const NO_WAY_ON: ReadonlySet<ErrorCode> = new Set(['account_rejected', 'account_disconnected']);

/** Stripe sends a pilot here whose link was spent or is too old: a new one, and on to it with no page in between. */
export default async function Refresh({ params }: Props) {
  const accountId = ClaimedAccountId.safeParse((await params).accountId).data;
  if (!accountId) showNotFound();
  if (await isPrefetch()) return <Ask accountId={accountId} />;

  const link = await loadAccount('/refresh/[accountId]', (onboarding, pilotId) =>
    onboarding.refreshAccountLink(pilotId, accountId),
  );
  if (link.ok) redirect(link.value);

  const { code, requestId } = link.failure;
  if (code === 'unknown_browser') return <UnknownBrowser />;
  return (
    <>
      <h1>We could not take you back to Stripe</h1>
      <ProblemNotice message={pilotMessages[code]} requestId={requestId} />
      {NO_WAY_ON.has(code) ? (
        <p>
          <a className="button" href={`/return/${accountId}`}>
            See where your account stands
          </a>
        </p>
      ) : (
        <AddInformation accountId={accountId} label="Try again" />
      )}
      <AccountCallout accountId={accountId} />
    </>
  );
}

/** A browser that only guesses where its user goes next would spend a link that nobody follows. */
async function isPrefetch(): Promise<boolean> {
  const sent = await headers();
  return ['sec-purpose', 'purpose', 'x-moz', 'next-router-prefetch'].some((name) =>
    /prefetch|prerender|preview|^1$/.test(sent.get(name) ?? ''),
  );
}

function Ask({ accountId }: { accountId: string }) {
  return (
    <>
      <h1>Continue at Stripe</h1>
      <p className="lead">Your last visit to Stripe’s page has ended. What you gave there is saved.</p>
      <AddInformation accountId={accountId} label="Continue at Stripe" />
    </>
  );
}
