import type { Metadata } from 'next';
import { attempt, nothingHere } from '@/app/attempt';
import { AccountCallout } from '@/app/components/account-callout';
import { AddInformation } from '@/app/components/add-information';
import { ProblemNotice } from '@/app/components/problem-notice';
import { pilotMessages } from '@/lib/errors';
import { ClaimedAccountId } from '@/lib/onboarding';
import { type Standing, standingOf, wordsFor } from '@/lib/status';

export const metadata: Metadata = { title: 'Your account' };

type Props = { params: Promise<{ accountId: string }> };

/** Back from Stripe. Coming back means nothing by itself ("Save for later" ends here too), so Stripe is asked. */
export default async function Return({ params }: Props) {
  const accountId = ClaimedAccountId.safeParse((await params).accountId).data;
  if (!accountId) nothingHere();
  const asked = await attempt('/return', (onboarding, pilotId) =>
    onboarding.retrieveAccount(pilotId, accountId),
  );
  return (
    <>
      {asked.ok ? (
        <Known accountId={accountId} standing={standingOf(asked.value)} />
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

function Known({ accountId, standing }: { accountId: string; standing: Standing }) {
  const { title, text, tone } = wordsFor(standing);
  return (
    <>
      <h1>{title}</h1>
      <p className={`notice ${tone}`}>{text}</p>
      <WhatNext accountId={accountId} standing={standing} />
    </>
  );
}

function WhatNext({ accountId, standing }: { accountId: string; standing: Standing }) {
  switch (standing.kind) {
    case 'unfinished':
    case 'action_needed':
      return (
        <>
          <Missing lines={standing.missing} />
          <AddInformation accountId={accountId} label="Continue at Stripe" />
        </>
      );
    case 'checking':
    case 'waiting_for_platform':
    case 'not_ready':
      return (
        <p>
          <a className="button" href={`/return/${accountId}`}>
            Check again
          </a>
        </p>
      );
    case 'ready':
    case 'rejected':
      return null;
  }
}

function Missing({ lines }: { lines: Extract<Standing, { kind: 'unfinished' }>['missing'] }) {
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby="missing">
      <h2 id="missing">Still missing</h2>
      <ul>
        {lines.map(({ what, problem }) => (
          <li key={what}>
            {what}
            {problem && <span className="problem">{problem}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
