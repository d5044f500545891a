import { createHash } from 'node:crypto';
import type { ReactNode } from 'react';
import { aboutStanding } from '@/lib/accounts/standing';
import { type Task, tasksOf } from '@/lib/accounts/tasks';
import { config } from '@/lib/config';
import type { Current, OwnedAccount } from '@/lib/onboarding/onboarding';
import { embeddedPages } from '@/lib/platform/embedded-pages';
import { contact } from '../contact';
import { TryingNotice } from '../setup/trying-notice';
import { words } from '../words';
import { AccountFooter } from './account-footer';
import { AddInformation } from './add-information';
import { CountryChoice } from './country-choice';
import { HomeNotices } from './home-notices';
import { LastChecked } from './last-checked';
import { WaysOn, WhatHappensNext } from './lead-on';
import { LocalTime } from './local-time';
import { ToneMark } from './marks';
import { Motif } from './motif';
import { PageTitle } from './page-title';
import { PressForm } from './press-form';
import { Said } from './said';
import { StandingHeading } from './standing-heading';
import { Switches } from './switches';
import { TaskList } from './task-list';
import { WrongCountry } from './wrong-country';

const A_WEEK = 7 * 24 * 60 * 60 * 1000;

/** Whose account is closed has nothing to do for it, whatever Stripe still lists. */
const HAS_TASKS = { lead_on: true, continue: true, check_again: true, start_again: false, nothing: false };

type Props = { account: OwnedAccount; current: Current; problem?: ReactNode };

/**
 * Where a pilot stands, as Stripe says or, where it can't be asked, said last; what is done, what is to do, and what
 * comes next. The same at whichever address they look.
 */
export function AccountPage({ account: owned, current, problem }: Props) {
  const { choices } = owned;
  const { account, standing, past } = current;
  const { tone, next, payable } = aboutStanding[standing.kind];
  const tasks = HAS_TASKS[next] ? tasksOf(account, past.askedFor) : [];
  const isFresh = isFreshOf(current, tasks);
  const { title, text } = toldOf(current, tasks, isFresh);
  const shown = digestOf([standing, tasks, account.chargesEnabled, account.payoutsEnabled]);
  return (
    <div className="account" data-standing={shown}>
      <PageTitle>{title}</PageTitle>
      <section className="hero">
        <TryingNotice />
        {embeddedPages(choices).includes('home') && (
          <HomeNotices account={owned} isSubmitted={aboutStanding[standing.kind].submitted} />
        )}
        {next === 'lead_on' ? <Motif joy /> : <ToneMark tone={tone} />}
        {/* Announced when it changes; what changes for other reasons speaks for itself. */}
        <div aria-live="polite">
          <StandingHeading shown={shown}>{title}</StandingHeading>
          {'deadline' in standing && <Deadline at={standing.deadline} isPayable={payable} />}
          <p className="lead">
            <Said
              text={text}
              contact={contact()}
              about={{ account: account.id, request: current.failure?.requestId }}
            />
          </p>
        </div>
        {problem}
        <Next account={owned} current={current} isFresh={isFresh} />
        {standing.kind === 'unfinished' && <WrongCountry account={owned} />}
      </section>
      <LastChecked
        address={`/return/${account.id}`}
        at={current.seenAt.toISOString()}
        isOld={current.failure !== undefined}
        // Before a pilot has been to Stripe nothing changes by itself: no open tab asks for ever.
        follows={!aboutStanding[standing.kind].settled && !isFresh}
        isNext={next === 'check_again'}
        language={words().language}
        words={words().checked}
      />
      <div className="facts">
        <Switches current={current} charges={choices.charges} />
        <TaskList tasks={tasks} />
      </div>
      <AccountFooter accountId={account.id} requestId={current.failure?.requestId} />
    </div>
  );
}

/** What a look at the page is compared by: all that Stripe said and the page shows. */
function digestOf(said: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 16);
}

/** Whether a pilot was never at Stripe. */
function isFreshOf({ standing, past }: Current, tasks: readonly Task[]): boolean {
  return standing.kind === 'unfinished' && !past.returned && hasGivenNothing(tasks);
}

const hasGivenNothing = (tasks: readonly Task[]) => tasks.every(({ state }) => state !== 'done');

/** Who has given nothing yet is told what it is about, and not that it is saved. */
function toldOf({ standing: { kind } }: Current, tasks: readonly Task[], isFresh: boolean) {
  const { fresh, standings } = words();
  const { title, text } = standings[kind];
  if (kind !== 'unfinished' || !hasGivenNothing(tasks)) return { title, text };
  return { title: isFresh ? fresh.title : title, text: fresh.text(config().platform.name) };
}

/** Once it is over, or where payments are off already, it says nothing that the page does not. */
function Deadline({ at, isPayable }: { at: Date | undefined; isPayable: boolean }) {
  const { deadline, language } = words();
  if (!at || at.getTime() <= Date.now()) return null;
  const soon = at.getTime() - Date.now() < A_WEEK;
  return (
    <p className={soon ? 'deadline soon' : 'deadline'}>
      <strong>
        {deadline.before} <LocalTime at={at.toISOString()} language={language} style="day" />.
      </strong>{' '}
      {isPayable && deadline.after}
    </p>
  );
}

type NextProps = { account: OwnedAccount; current: Current; isFresh: boolean };

function Next({ account, current: { standing }, isFresh }: NextProps) {
  const { next, payable, submitted } = aboutStanding[standing.kind];
  switch (next) {
    case 'continue':
      return (
        <>
          <AddInformation account={account} isFresh={isFresh} />
          {submitted && <WaysOn account={account} toPlatform={payable} isSecond />}
        </>
      );
    case 'start_again':
      return (
        <PressForm action="/api/account" press={words().startAgain}>
          <CountryChoice />
        </PressForm>
      );
    case 'lead_on':
      return (
        <>
          <WaysOn account={account} toPlatform />
          <WhatHappensNext account={account} />
        </>
      );
    // Looking again stands below, with when it was done last.
    case 'check_again':
    case 'nothing':
      return submitted && <WaysOn account={account} toPlatform={false} isSecond />;
  }
}
