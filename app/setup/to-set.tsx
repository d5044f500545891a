import { config } from '@/lib/config';
import type { Choices } from '@/lib/platform/choices';
import { embeddedPages, siteLinks } from '@/lib/platform/embedded-pages';

/**
 * What these choices want beside the lines of the environment: a key for browsers, the pilot's true address, and links that
 * live mode insists on.
 */
export function ToSet({ choices }: { choices: Choices }) {
  if (embeddedPages(choices).length === 0) return null;
  const links = siteLinks(choices);
  const isByApi = choices.onboarding === 'api';
  return (
    <>
      <p>
        <code>STRIPE_PUBLISHABLE_KEY</code> has to be set as well: Stripe’s components are shown in the
        pilot’s browser, which is told it
        {isByApi && ', and which sends documents and bank accounts to Stripe with it'}.
      </p>
      {isByApi && (
        <p>
          Stripe is told from which address a pilot agreed to its terms. Vercel says it; behind proxies of
          your own, <code>TRUSTED_PROXIES</code> has to be how many they are.
        </p>
      )}
      {links.length > 0 && (
        <p>
          With a live key, Stripe begins no session until you have told it where pilots find these:{' '}
          {new Intl.ListFormat('en').format(links)}. Give{' '}
          <code>{new URL('/account', config().appUrl).href}</code> for each at{' '}
          <a href="https://dashboard.stripe.com/settings/connect/site-links">Stripe’s site links</a>.
        </p>
      )}
    </>
  );
}
