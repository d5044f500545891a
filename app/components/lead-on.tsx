import { config } from '@/lib/config';
import type { OwnedAccount } from '@/lib/onboarding/onboarding';
import { dashboardOf } from '@/lib/platform/dashboards';
import { words } from '../words';

/** Where a pilot goes who is ready, and what happens next. */
export function LeadOn({ choices }: { choices: OwnedAccount['choices'] }) {
  const { stripe, platform } = config();
  const { next } = words();
  const dashboard = dashboardOf(choices, stripe.apiBase);
  return (
    <>
      <p className="actions">
        {platform.url && (
          <a className="button" href={platform.url.href}>
            {next.toPlatform(platform.name)}
          </a>
        )}
        {dashboard && (
          <a className={platform.url ? 'button second' : 'button'} href={dashboard}>
            {next.dashboard}
          </a>
        )}
      </p>
      <h2>{next.title}</h2>
      <ol className="steps">
        {next.steps(platform.name).map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </>
  );
}
