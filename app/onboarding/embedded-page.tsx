import { redirect } from 'next/navigation';
import { aboutStanding } from '@/lib/accounts/standing';
import { config } from '@/lib/config';
import type { OwnedAccount } from '@/lib/onboarding/onboarding';
import { mustEmbed } from '@/lib/platform/embedded-pages';
import { AccountFooter } from '../components/account-footer';
import { Skeleton } from '../components/embedded/skeleton';
import { StripesWindow } from '../components/embedded/stripes-window';
import { NotReady } from '../components/not-ready';
import { Titled } from '../components/page-title';
import { PressForm } from '../components/press-form';
import { Said } from '../components/said';
import { contact } from '../contact';
import { embedding } from '../http/embedding';
import { loadOwn } from '../http/load-own';
import { TryingNotice } from '../setup/trying-notice';
import { words } from '../words';
import { EmbeddedOnboarding } from './embedded-onboarding';
import '../components/embedded/embedded.css';

const PATH = '/onboarding';

/** Holds Stripe's onboarding in place, for an account whose choices have it embedded. */
export async function EmbeddedPage() {
  const { account, current } = await loadOwn(PATH);
  const isAsked = 'code' in current || aboutStanding[current.standing.kind].next === 'continue';
  // Home says where the account stands, and has the way on for those who are onboarded elsewhere.
  if (account.choices.onboarding !== 'embedded' || !isAsked) redirect('/');
  const { title, lead, back } = words().embedded;
  return (
    <div className="form-page">
      <TryingNotice />
      <Titled>{title}</Titled>
      <p className="lead">{lead(config().platform.name)}</p>
      <StripesWindow account={account} />
      <StripesForm account={account} />
      <p>
        <a href="/">{back}</a>
      </p>
      <AccountFooter accountId={account.id} />
    </div>
  );
}

async function StripesForm({ account }: { account: OwnedAccount }) {
  const held = await embedding(PATH);
  const { embedded, tryAgain } = words();
  if (!held)
    return (
      <>
        <NotReady accountId={account.id} />
        <Instead account={account} />
      </>
    );
  return (
    <EmbeddedOnboarding
      embedding={held}
      accountId={account.id}
      words={{ loading: embedded.loading, tryAgain, failed: embedded.failed }}
      contact={contact()}
      skeleton={<Skeleton rows={6} />}
      instead={<Instead account={account} />}
    />
  );
}

/** The way on where Stripe's form does not come: its own page, or where Stripe allows none, whom to ask. */
function Instead({ account: { id, choices } }: { account: OwnedAccount }) {
  const { instead, noOtherWay } = words().embedded;
  if (mustEmbed(choices))
    return (
      <p>
        <Said text={noOtherWay} contact={contact()} about={{ account: id }} />
      </p>
    );
  return (
    <>
      <p>{instead.text}</p>
      <PressForm action="/api/account_link" press={instead.press} accountId={id} isSecond />
    </>
  );
}
