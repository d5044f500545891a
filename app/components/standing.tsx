import { headers } from 'next/headers';
import type { RequirementLine } from '@/lib/accounts/requirements';
import { aboutStanding, type Standing } from '@/lib/accounts/standing';
import { pilotMessages } from '@/lib/errors';
import { localeFrom } from '@/lib/locale';
import type { Current } from '@/lib/onboarding/onboarding';
import { AddInformation } from './add-information';
import { CountryChoice } from './country-choice';
import { LocalTime } from './local-time';
import { PollForChanges } from './poll-for-changes';
import { ProblemNotice } from './problem-notice';
import { SubmitForm } from './submit-form';

const A_WEEK = 7 * 24 * 60 * 60 * 1000;

/** Where a pilot stands, as Stripe says or, where it can't be asked, said last; and what they can do. */
export async function StandingView({ current }: { current: Current }) {
  const { account, standing, seenAt, failure } = current;
  const { title, text, tone, settled } = aboutStanding[standing.kind];
  const locale = localeFrom((await headers()).get('accept-language'));
  return (
    <div aria-live="polite" data-standing={JSON.stringify(standing)}>
      <h1>{title}</h1>
      <p className={`notice ${tone}`}>{text}</p>
      {failure && (
        <ProblemNotice
          message={`${pilotMessages[failure.code]} This is what Stripe said last.`}
          requestId={failure.requestId}
        />
      )}
      {!settled && <PollForChanges address={`/return/${account.id}`} />}
      {'deadline' in standing && standing.deadline && <Deadline at={standing.deadline} locale={locale} />}
      {'missing' in standing && <Missing lines={standing.missing} />}
      <Next standing={standing} accountId={account.id} />
      <p className="quiet">
        As of <LocalTime at={seenAt.toISOString()} locale={locale} style="moment" />.
      </p>
    </div>
  );
}

function Next({ standing, accountId }: { standing: Standing; accountId: string }) {
  switch (aboutStanding[standing.kind].next) {
    case 'continue':
      return <AddInformation accountId={accountId} label="Continue at Stripe" />;
    case 'check_again':
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
    case 'start_again':
      return (
        <SubmitForm action="/api/account" label="Start again" pending="Creating a connected account...">
          <CountryChoice />
        </SubmitForm>
      );
    case 'nothing':
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

function Missing({ lines }: { lines: RequirementLine[] }) {
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
