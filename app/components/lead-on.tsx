import { config } from '@/lib/config';
import type { OwnedAccount } from '@/lib/onboarding/onboarding';
import { fullDashboard } from '@/lib/platform/dashboards';
import { words } from '../words';
import { PressForm } from './press-form';

type Props = {
  account: OwnedAccount;
  /** Who can be paid has reason to go back to the platform. */
  toPlatform: boolean;
  /** Something else is to be done first. */
  isSecond?: boolean;
};

/** Where a pilot goes on: back to the platform, and to where their account is managed. */
export function WaysOn({ account, toPlatform, isSecond = false }: Props) {
  const { name, url } = config().platform;
  const platform = toPlatform ? url : undefined;
  return (
    <div className="actions">
      {platform && (
        <a className={isSecond ? 'button second' : 'button'} href={platform.href}>
          {words().next.toPlatform(name)}
        </a>
      )}
      <ToDashboard account={account} isSecond={isSecond || platform !== undefined} />
    </div>
  );
}

/** The place that the platform's choices give an account: a Dashboard of Stripe's, or a page of ours. */
function ToDashboard({ account, isSecond }: { account: OwnedAccount; isSecond: boolean }) {
  const { full, express, none } = words().next.dashboards;
  const className = isSecond ? 'button second' : 'button';
  switch (account.choices.dashboard) {
    case 'full':
      return (
        <a className={className} href={fullDashboard(config().stripe.apiBase)}>
          {full}
        </a>
      );
    // The link opens once, and soon expires: it is made when it is pressed for.
    case 'express':
      return (
        <PressForm action="/api/login_link" press={express} accountId={account.id} isSecond={isSecond} />
      );
    case 'none':
      return (
        <a className={className} href="/account">
          {none}
        </a>
      );
  }
}

export function WhatHappensNext({ account }: { account: OwnedAccount }) {
  const { title, steps } = words().next;
  return (
    <>
      <h2>{title}</h2>
      <ol className="steps">
        {steps(config().platform.name, account.choices.onboarding !== 'api').map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </>
  );
}
