import { headers } from 'next/headers';
import { ProblemNotice } from '@/app/components/problem-notice';
import type { RequirementLine } from '@/lib/accounts/requirements';
import { type Standing, type StandingKind, standingOf, wordsFor } from '@/lib/accounts/standing';
import type { Look } from '@/lib/accounts/sync';
import { pilotMessages } from '@/lib/errors';
import { localeFrom } from '@/lib/locale';
import { AddInformation } from './add-information';
import { CountryChoice } from './country-choice';
import { LocalTime } from './local-time';
import { Follow } from './poll-for-changes';
import { PressForm } from './submit-form';

const A_WEEK = 7 * 24 * 60 * 60 * 1000;

/** Standings that need no following: what ends them is somebody's doing. */
const LASTING: ReadonlySet<StandingKind> = new Set([
  'ready',
  'rejected_by_stripe',
  'rejected_by_platform',
  'disconnected',
]);

/** Where a pilot stands, as Stripe says or, where it can't be asked, said last; and what they can do. */
export async function StandingView({ look, accountId }: { look: Look; accountId: string }) {
  const standing = standingOf(look.account);
  const { title, text, tone } = wordsFor[standing.kind];
  const locale = localeFrom((await headers()).get('accept-language'));
  return (
    <div aria-live="polite" data-standing={JSON.stringify(standing)}>
      <h1>{title}</h1>
      <p className={`notice ${tone}`}>{text}</p>
      {look.failure && (
        <ProblemNotice
          message={`${pilotMessages[look.failure.code]} This is what Stripe said last.`}
          requestId={look.failure.requestId}
        />
      )}
      {!LASTING.has(standing.kind) && <Follow address={`/return/${accountId}`} />}
      <WhatNext standing={standing} accountId={accountId} locale={locale} />
      <p className="quiet">
        As of <LocalTime at={look.seenAt.toISOString()} locale={locale} style="moment" />.
      </p>
    </div>
  );
}

type NextProps = { standing: Standing; accountId: string; locale: string };

function WhatNext({ standing, accountId, locale }: NextProps) {
  switch (standing.kind) {
    case 'unfinished':
      return <Missing lines={standing.missing} accountId={accountId} />;
    case 'action_needed':
    case 'due_soon':
      return (
        <>
          {standing.deadline && <Deadline at={standing.deadline} locale={locale} />}
          <Missing lines={standing.missing} accountId={accountId} />
        </>
      );
    case 'checking':
    case 'waiting_for_platform':
    case 'payouts_paused':
    case 'charges_paused':
    case 'not_ready':
      return (
        <>
          <p>
            <a className="button" href={`/return/${accountId}`}>
              Check again
            </a>
          </p>
          <noscript>
            <p>Look again in a minute: this page does not change by itself.</p>
          </noscript>
        </>
      );
    case 'disconnected':
      return (
        <PressForm action="/api/account" label="Start again" pending="Creating a connected account...">
          <CountryChoice />
        </PressForm>
      );
    case 'ready':
    case 'rejected_by_stripe':
    case 'rejected_by_platform':
      return null;
  }
}

function Deadline({ at, locale }: { at: Date; locale: string }) {
  const soon = at.getTime() - Date.now() < A_WEEK;
  return (
    <p className={soon ? 'deadline soon' : 'deadline'}>
      Give it by <LocalTime at={at.toISOString()} locale={locale} style="day" />. After that Stripe may pause
      your payments or your payouts until it is there.
    </p>
  );
}

function Missing({ lines, accountId }: { lines: RequirementLine[]; accountId: string }) {
  return (
    <>
      {lines.length > 0 && (
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
      )}
      <AddInformation accountId={accountId} label="Continue at Stripe" />
    </>
  );
}
