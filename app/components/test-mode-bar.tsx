import { config } from '@/lib/config';
import { placeAtStripe } from '@/lib/platform/dashboards';

/** For the engineer who tries this app: with a test key only, and after all that is the pilot's. */
export function TestModeBar() {
  const {
    livemode,
    opsToken,
    stripe: { apiBase },
  } = config();
  if (livemode) return null;
  return (
    <nav className="test-mode" aria-label="Test mode">
      <strong>Test mode</strong>
      <a href="/setup">Choices</a>
      {opsToken && <a href="/ops">Accounts</a>}
      <a href={placeAtStripe({ apiBase, livemode })}>{apiBase ? 'Local Stripe' : 'Stripe’s Dashboard'}</a>
      <a href="/setup/readme">README</a>
    </nav>
  );
}
