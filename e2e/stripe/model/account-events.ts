import type Stripe from 'stripe';
import type { AccountRecord, Configuration } from './account';
import { stateOf } from './verification';

/** What is sent of an account: snapshot events by v1's names, thin ones by v2's. */
export type ThinType = Extract<Stripe.V2.Core.EventNotification['type'], `v2.core.account${string}`>;
export type EventType = 'account.updated' | 'account.application.deauthorized' | ThinType;

/** What was last told of an account, part by part. */
export type Told = {
  requirements: string;
  capabilities: string;
  rest: string;
  closed: boolean;
  disconnected: boolean;
};

/** `now` in Unix seconds. */
export function toldOf(account: AccountRecord, now: number): Told {
  const { requirements, charges_enabled, payouts_enabled, details_submitted } = stateOf(account, now);
  const { email, phone, displayName, metadata, capabilities, configurations, closed, disconnected } = account;
  return {
    requirements: JSON.stringify(requirements),
    capabilities: JSON.stringify([charges_enabled, payouts_enabled]),
    rest: JSON.stringify([
      details_submitted,
      email,
      phone,
      displayName,
      metadata,
      capabilities,
      configurations,
    ]),
    closed,
    disconnected,
  };
}

/** Thin events are sent of accounts made through v2 only. */
export function changesOf(
  { madeThrough, configurations }: AccountRecord,
  before: Told,
  now: Told,
): EventType[] {
  if (now.disconnected) return before.disconnected ? [] : ['account.application.deauthorized'];
  if (now.closed) return before.closed || madeThrough === 'v1' ? [] : ['v2.core.account.closed'];
  const changed = (part: 'requirements' | 'capabilities' | 'rest') => before[part] !== now[part];
  if (!changed('requirements') && !changed('capabilities') && !changed('rest')) return [];
  if (madeThrough === 'v1') return ['account.updated'];
  return [
    'account.updated',
    ...(changed('requirements') ? ['v2.core.account[requirements].updated' as const] : []),
    ...(changed('capabilities') ? configurations.map(capabilityChange) : []),
    ...(changed('rest') ? ['v2.core.account.updated' as const] : []),
  ];
}

function capabilityChange(configuration: Configuration): ThinType {
  return `v2.core.account[configuration.${configuration}].capability_status_updated`;
}
