import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { config } from '@/lib/config';
import { type AppError, isErrorCode } from '@/lib/errors';
import type { Current, OwnedAccount } from '@/lib/onboarding/onboarding';
import { AccountPage } from './components/account-page';
import { CountryChoice } from './components/country-choice';
import { EmailField } from './components/email-field';
import { ForSupport } from './components/for-support';
import { Motif } from './components/motif';
import { Titled } from './components/page-title';
import { PressForm } from './components/press-form';
import { Problem } from './components/problem';
import { UnknownBrowser } from './components/unknown-browser';
import { comingTo } from './http/coming';
import { load } from './http/load';
import { TryingNotice } from './setup/trying-notice';
import { words } from './words';

type Failure = Pick<AppError, 'code' | 'requestId'>;
type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Home: where a pilot begins, and continues. */
export default async function Home({ searchParams }: Props) {
  const coming = await comingTo('first');
  const known = await load('/', (onboarding, pilotId) => onboarding.accountOf(pilotId, coming));
  if (!known.ok) return <NoStore failure={known.failure} />;
  const failed = await failedPress(await searchParams);
  // A press without the cookie: who it was can't be told, and a button to begin would open them a second account.
  if (!known.value && failed?.code === 'unknown_browser') return <UnknownBrowser />;
  const problem = failed && (
    <div role="alert">
      <Problem failure={failed} accountId={known.value?.account.id} />
    </div>
  );
  return known.value ? <Known {...known.value} problem={problem} /> : <Start problem={problem} />;
}

type KnownProps = {
  account: OwnedAccount;
  current: Current | AppError;
  problem: ReactNode;
};

function Known({ account, current, problem }: KnownProps) {
  if (!('code' in current)) return <AccountPage account={account} current={current} problem={problem} />;
  return <Unseen accountId={account.id} failure={current} problem={problem} />;
}

/** Without our records nobody can be told from a newcomer, and a newcomer's button could open a second account. */
function NoStore({ failure }: { failure: Failure }) {
  const { noStore, tryAgain } = words();
  return (
    <>
      <Titled>{noStore}</Titled>
      <Problem failure={failure} />
      <p>
        <a className="button" href="/">
          {tryAgain}
        </a>
      </p>
    </>
  );
}

/** Of an account of which nothing is known yet, as Stripe can't be asked: there is a way on all the same. */
function Unseen({
  accountId,
  failure,
  problem,
}: {
  accountId: string;
  failure: Failure;
  problem: ReactNode;
}) {
  const { fresh, toStripe } = words();
  return (
    <>
      <TryingNotice />
      <Titled>{fresh.title}</Titled>
      <p className="lead">{fresh.text(config().platform.name)}</p>
      {problem ?? <Problem failure={failure} accountId={accountId} />}
      <PressForm action="/api/account_link" press={fresh.press} accountId={accountId} />
      <p className="quiet">{toStripe.note}</p>
      <ForSupport accountId={accountId} />
    </>
  );
}

function Start({ problem }: { problem: ReactNode }) {
  const { name } = config().platform;
  const { title, lead, press, steps, why } = words().start;
  return (
    <div className="start">
      <section className="hero">
        <TryingNotice />
        <Titled>{title}</Titled>
        <p className="lead">{lead(name)}</p>
        {problem}
        <PressForm action="/api/account" press={press}>
          <CountryChoice />
          <EmailField />
        </PressForm>
      </section>
      <Motif />
      <ol className="card path">
        {steps.map((step) => (
          <li key={step.title}>
            <strong>{step.title}</strong> <span>{step.text}</span>
          </li>
        ))}
      </ol>
      <section className="why">
        <h2>{why.title}</h2>
        <p>{why.text(name)}</p>
      </section>
    </div>
  );
}

/**
 * What went wrong with a plain form's press. Only where our own form led here: a link of somebody else's, or a bookmark,
 * must not tell a pilot what is not so.
 */
async function failedPress({
  problem,
  request,
}: Awaited<Props['searchParams']>): Promise<Failure | undefined> {
  const cameFrom = (await headers()).get('sec-fetch-site');
  if (cameFrom && cameFrom !== 'same-origin') return undefined;
  if (typeof problem !== 'string' || !isErrorCode(problem)) return undefined;
  const requestId = typeof request === 'string' && /^req_\w{1,64}$/.test(request) ? request : undefined;
  return { code: problem, requestId };
}
