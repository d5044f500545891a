import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { config } from '@/lib/config';
import { type ErrorCode, isErrorCode, pilotMessages } from '@/lib/errors';
import type { OwnedAccount, Seen } from '@/lib/onboarding/onboarding';
import { AccountCallout } from './components/account-callout';
import { AddInformation } from './components/add-information';
import { CountryChoice } from './components/country-choice';
import { ProblemNotice } from './components/problem-notice';
import { StandingView } from './components/standing';
import { SubmitForm } from './components/submit-form';
import { UnknownBrowser } from './components/unknown-browser';
import { load } from './http/load';
import { TryingNotice } from './setup/trying-notice';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Home: where a pilot begins, and continues. */
export default async function Home({ searchParams }: Props) {
  const known = await load('/', (onboarding, pilotId) => onboarding.accountOf(pilotId));
  if (!known.ok) return <Unknown message={pilotMessages[known.failure.code]} />;
  const failed = await failedPress(await searchParams);
  // A press without the cookie: who it was can't be told, and a button to begin would open them a second account.
  if (!known.value && failed?.code === 'unknown_browser') return <UnknownBrowser />;
  const problem = failed && <Problem {...failed} />;
  return (
    <>
      <TryingNotice />
      {known.value ? <Known {...known.value} problem={problem} /> : <Begin problem={problem} />}
    </>
  );
}

/** Without our records nobody can be told from a newcomer, and a newcomer's button could open a second account. */
function Unknown({ message }: { message: string }) {
  return (
    <>
      <h1>We’ll be right back</h1>
      <ProblemNotice message={message} />
      <p>
        <a className="button" href="/">
          Try again
        </a>
      </p>
    </>
  );
}

type KnownProps = { account: OwnedAccount; seen: Seen | undefined; problem: ReactNode };

/** Until Stripe has their details the next step is to give them; after that, what Stripe said last. */
function Known({ account: { id: accountId }, seen, problem }: KnownProps) {
  if (!seen || seen.standing.kind === 'unfinished')
    return <Continue accountId={accountId} problem={problem} />;
  return (
    <>
      {problem}
      <StandingView current={seen} />
      <p>
        <a href={`/return/${accountId}`}>Ask Stripe again</a>
      </p>
      <AccountCallout accountId={accountId} />
    </>
  );
}

function Begin({ problem }: { problem: ReactNode }) {
  const { name } = config().platform;
  return (
    <>
      <h1>Get ready for take off</h1>
      <p className="lead">
        {name} is the world’s leading air travel platform: join our team of pilots to help people travel
        faster.
      </p>
      {problem}
      <SubmitForm action="/api/account" label="Create an account!" pending="Creating a connected account...">
        <CountryChoice />
      </SubmitForm>
    </>
  );
}

function Continue({ accountId, problem }: { accountId: string; problem: ReactNode }) {
  const { name } = config().platform;
  return (
    <>
      <h1>Add information to start accepting money</h1>
      <p className="lead">
        {name} partners with Stripe to pay you, and to keep your personal and bank details safe. Have your
        phone, your ID and your bank details at hand: it takes about five minutes, and you can stop and
        continue at any time.
      </p>
      {problem}
      <AddInformation accountId={accountId} label="Add information" />
      <AccountCallout accountId={accountId} />
      <p>
        Been there already? <a href={`/return/${accountId}`}>See where your account stands</a>
      </p>
    </>
  );
}

type FailedPress = Readonly<{ code: ErrorCode; requestId: string | undefined }>;

/**
 * What went wrong with a plain form's press. Only where our own form led here: a link of somebody else's, or a bookmark,
 * must not tell a pilot what is not so.
 */
async function failedPress({
  problem,
  request,
}: Awaited<Props['searchParams']>): Promise<FailedPress | undefined> {
  const cameFrom = (await headers()).get('sec-fetch-site');
  if (cameFrom && cameFrom !== 'same-origin') return undefined;
  if (typeof problem !== 'string' || !isErrorCode(problem)) return undefined;
  const requestId = typeof request === 'string' && /^req_\w{1,64}$/.test(request) ? request : undefined;
  return { code: problem, requestId };
}

/** The words are ours, whatever the address says. */
function Problem({ code, requestId }: FailedPress) {
  return (
    <div role="alert">
      <ProblemNotice message={pilotMessages[code]} requestId={requestId} />
    </div>
  );
}
