import { config } from '@/lib/config';
import { formWords } from '@/lib/words/form';

/** Stripe's own pages of what an account's owner agrees to. */
const AGREEMENT = {
  /** Where the country is not chosen yet, on which it depends. */
  either: 'https://stripe.com/connect-account/legal',
  full: 'https://stripe.com/connect-account/legal/full',
  recipient: 'https://stripe.com/connect-account/legal/recipient',
};
const SERVICES = 'https://stripe.com/legal/ssa';

/** What is agreed to by pressing the button below it. */
export function Terms({ agreement }: { agreement: keyof typeof AGREEMENT }) {
  const { before, agreement: name, between, services, after } = formWords.review.terms;
  return (
    <p>
      {before} <a href={AGREEMENT[agreement]}>{name}</a>
      {between} <a href={SERVICES}>{services}</a>
      {after(config().platform.name)}
    </p>
  );
}
