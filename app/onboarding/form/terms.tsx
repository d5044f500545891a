import { config } from '@/lib/config';
import { formWords } from '@/lib/words/form';

/** Stripe's own pages of what an account's owner agrees to. */
const AGREEMENT = {
  full: 'https://stripe.com/connect-account/legal/full',
  recipient: 'https://stripe.com/connect-account/legal/recipient',
};
const SERVICES = 'https://stripe.com/legal/ssa';

/** What is agreed to by pressing the button below it. */
export function Terms({ agreement = 'full' }: { agreement?: keyof typeof AGREEMENT }) {
  const { before, agreement: name, between, services, after } = formWords.review.terms;
  return (
    <p>
      {before} <a href={AGREEMENT[agreement]}>{name}</a>
      {between} <a href={SERVICES}>{services}</a>
      {after(config().platform.name)}
    </p>
  );
}
