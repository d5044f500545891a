import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { AccountFooter } from '@/app/components/account-footer';
import { NotYours } from '@/app/components/not-yours';
import { Titled } from '@/app/components/page-title';
import { PressForm } from '@/app/components/press-form';
import { Problem } from '@/app/components/problem';
import { UnknownBrowser } from '@/app/components/unknown-browser';
import { loadAccount } from '@/app/http/load';
import { words } from '@/app/words';
import type { ErrorCode } from '@/lib/errors';
import { ClaimedAccountId } from '@/lib/onboarding/onboarding';

type Props = { params: Promise<{ accountId: string }> };

/** With these there is no way on to Stripe, and another press would only fail again. */
const NO_WAY_ON: ReadonlySet<ErrorCode> = new Set(['account_rejected', 'account_disconnected']);

/** Stripe sends a pilot here whose link was spent or is too old: a new one, and on to it with no page in between. */
export default async function Refresh({ params }: Props) {
  const asked = await params;
  if (await isPrefetch()) return <Ask accountId={ClaimedAccountId.safeParse(asked.accountId).data} />;

  const link = await loadAccount('/refresh/[accountId]', asked, (onboarding, pilotId, accountId) =>
    onboarding.refreshAccountLink(pilotId, accountId),
  );
  if (link.ok) redirect(link.value);

  const { failure, accountId } = link;
  if (failure.code === 'unknown_browser') return <UnknownBrowser />;
  if (failure.code === 'account_not_found' || !accountId) return <NotYours />;
  const { noWayToStripe, whereYouStand, tryAgain, toStripe } = words();
  return (
    <>
      <Titled>{noWayToStripe}</Titled>
      <Problem failure={failure} accountId={accountId} />
      {NO_WAY_ON.has(failure.code) ? (
        <p>
          <a className="button" href={`/return/${accountId}`}>
            {whereYouStand}
          </a>
        </p>
      ) : (
        <>
          <PressForm
            action="/api/account_link"
            press={{ label: tryAgain, pending: toStripe.pending }}
            accountId={accountId}
          />
          <p className="quiet">{toStripe.note}</p>
        </>
      )}
      <AccountFooter accountId={accountId} />
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

function Ask({ accountId }: { accountId: ClaimedAccountId | undefined }) {
  if (!accountId) return <NotYours />;
  const { visitEnded, toStripe } = words();
  return (
    <>
      <Titled>{visitEnded.title}</Titled>
      <p className="lead">{visitEnded.text}</p>
      <PressForm action="/api/account_link" press={toStripe} accountId={accountId} />
      <p className="quiet">{toStripe.note}</p>
    </>
  );
}
