import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { config } from '@/lib/config';
import { type AppError, isErrorCode } from '@/lib/errors';
import type { Current, OwnedAccount } from '@/lib/onboarding/onboarding';
import type { AccountSetup } from '@/lib/platform/choices';
import { opensWindow } from '@/lib/platform/embedded-pages';
import { AccountFooter } from './components/account-footer';
import { AccountPage } from './components/account-page';
import { AddInformation } from './components/add-information';
import { CountryChoice } from './components/country-choice';
import { EmailField } from './components/email-field';
import { Motif } from './components/motif';
import { Titled } from './components/page-title';
import { PressForm } from './components/press-form';
import { Problem } from './components/problem';
import { StartByToken } from './components/start-by-token';
import { UnknownBrowser } from './components/unknown-browser';
import { contact } from './contact';
import { comingTo } from './http/coming';
import { load } from './http/load';
import { checkNamedAccount } from './http/named-account';
import { triedChoices } from './http/trial';
import { sendingToStripe } from './onboarding/form/browser-to-stripe';
import { NeedsScript } from './onboarding/form/needs-script';
import { Terms } from './onboarding/form/terms';
import { TryingNotice } from './setup/trying-notice';
import { words } from './words';

type Failure = Pick<AppError, 'code' | 'requestId'>;
type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Home: where a pilot begins, and continues. */
export default async function Home({ searchParams }: Props) {
  const search = await searchParams;
  await checkNamedAccount('/', search);
  const coming = await comingTo('first');
  const known = await load('/', (onboarding, pilotId) => onboarding.accountOf(pilotId, coming));
  if (!known.ok) return <NoStore failure={known.failure} />;
  const failed = await failedPress(search);
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
  return <Unseen account={account} failure={current} problem={problem} />;
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
  account,
  failure,
  problem,
}: {
  account: OwnedAccount;
  failure: Failure;
  problem: ReactNode;
}) {
  const { fresh } = words();
  return (
    <>
      <TryingNotice />
      <Titled>{fresh.title}</Titled>
      <p className="lead">{fresh.text(config().platform.name)}</p>
      {problem ?? <Problem failure={failure} accountId={account.id} />}
      <AddInformation account={account} isFresh />
      <AccountFooter accountId={account.id} />
    </>
  );
}

async function Start({ problem }: { problem: ReactNode }) {
  const { accountSetup, platform } = config();
  const { name } = platform;
  const setup = (await triedChoices()) ?? accountSetup;
  const { choices } = setup;
  const { title, lead, steps, why, ownBrowser } = words().start;
  return (
    <div className="start">
      <section className="hero">
        <TryingNotice />
        <Titled>{title}</Titled>
        <p className="lead">{lead(name)}</p>
        {problem}
        <Begin setup={setup} />
        {choices.onboarding === 'embedded' && opensWindow(choices) && <p className="quiet">{ownBrowser}</p>}
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
        <p>{why.text(name, choices.onboarding)}</p>
      </section>
    </div>
  );
}

/** The button that opens an account: of a French platform, by a token that the browser makes. */
async function Begin({ setup }: { setup: AccountSetup }) {
  const { press } = words().start;
  const byTokens = await load('/', (onboarding) => onboarding.needsTokens(setup));
  const toStripe = byTokens.ok && byTokens.value ? await sendingToStripe() : undefined;
  const fields = (
    <>
      <CountryChoice />
      <EmailField hasLogin={setup.choices.onboarding !== 'api'} />
    </>
  );
  if (!toStripe)
    return (
      <PressForm action="/api/account" press={press}>
        {fields}
      </PressForm>
    );
  const { stillWaiting, unreachable } = words();
  return (
    <StartByToken
      words={{ ...press, stillWaiting, unreachable }}
      contact={contact()}
      api={setup.api}
      toStripe={toStripe}
    >
      {fields}
      <NeedsScript />
      <Terms agreement="either" />
    </StartByToken>
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
