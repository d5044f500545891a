import { config } from '@/lib/config';

/** For the engineer who tries this app: with a test key only, and after all that is the pilot's. */
export function TestModeBar() {
  const { livemode, opsToken, stripe } = config();
  if (livemode) return null;
  return (
    <nav className="test-mode" aria-label="Test mode">
      <strong>Test mode</strong>
      <a href="/setup">Choices</a>
      {opsToken && <a href="/ops">Accounts</a>}
      {stripe.apiBase ? (
        <a href={stripe.apiBase.origin}>Local Stripe</a>
      ) : (
        <a href="https://dashboard.stripe.com/test/connect/accounts/overview">Stripe’s Dashboard</a>
      )}
      <a href="/setup/readme">README</a>
    </nav>
  );
}
