import { config } from '@/lib/config';
import type { OwnedAccount } from '@/lib/onboarding/onboarding';
import { dashboardOf } from '@/lib/platform/dashboards';
import { words } from '../words';

type Props = {
  choices: OwnedAccount['choices'];
  /** Something else is to be done first. */
  isSecond?: boolean;
};

/** Where a pilot goes who can be paid: back to the platform, and to their Dashboard, as far as there is either. */
export function WaysOn({ choices, isSecond = false }: Props) {
  const { stripe, platform } = config();
  const { next } = words();
  const dashboard = dashboardOf(choices, stripe.apiBase);
  if (!platform.url && !dashboard) return null;
  return (
    <p className="actions">
      {platform.url && (
        <a className={isSecond ? 'button second' : 'button'} href={platform.url.href}>
          {next.toPlatform(platform.name)}
        </a>
      )}
      {dashboard && (
        <a className={isSecond || platform.url ? 'button second' : 'button'} href={dashboard}>
          {next.dashboard}
        </a>
      )}
    </p>
  );
}

export function WhatHappensNext() {
  const { title, steps } = words().next;
  return (
    <>
      <h2>{title}</h2>
      <ol className="steps">
        {steps(config().platform.name).map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </>
  );
}
