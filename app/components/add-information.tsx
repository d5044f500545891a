import type { OwnedAccount } from '@/lib/onboarding/onboarding';
import { formWords } from '@/lib/words/form';
import { words } from '../words';
import { PressForm } from './press-form';

/** The way to where Stripe asks for what is missing: its hosted pages, or the page of ours that holds its form. */
export function AddInformation({ account, isFresh }: { account: OwnedAccount; isFresh: boolean }) {
  const { fresh, toStripe, embedded } = words();
  const { onboarding } = account.choices;
  if (onboarding !== 'hosted')
    return (
      <>
        {/* By a full navigation: that page's headers are its own. */}
        <p>
          <a className="button" href="/onboarding">
            {isFresh ? fresh.press.label : embedded.press}
          </a>
        </p>
        <p className="quiet">{onboarding === 'api' ? formWords.entry : embedded.note}</p>
      </>
    );
  return (
    <>
      <PressForm action="/api/account_link" press={isFresh ? fresh.press : toStripe} accountId={account.id} />
      <p className="quiet">{toStripe.note}</p>
    </>
  );
}
