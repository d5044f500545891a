import type Stripe from 'stripe';
import type { Account, Requirements } from './account';

type Capability = { status: string; status_details: { code: string }[] } | undefined;
type Capabilities = { payments: Capability; payouts: Capability };

/** The capability that the platform's choices ask for, and the one by which the account is paid out. */
function capabilitiesOf(
  { configuration }: Stripe.V2.Core.Account,
  name: 'merchant' | 'recipient',
): Capabilities {
  if (name === 'merchant') {
    const capabilities = configuration?.merchant?.capabilities;
    return { payments: capabilities?.card_payments, payouts: capabilities?.stripe_balance?.payouts };
  }
  const balance = configuration?.recipient?.capabilities?.stripe_balance;
  return { payments: balance?.stripe_transfers, payouts: balance?.payouts };
}

/** v1's words for v2's codes: those that the rules know. */
const reasonInV1: Readonly<Record<string, string>> = {
  requirements_past_due: 'requirements.past_due',
  requirements_pending_verification: 'requirements.pending_verification',
  determining_status: 'under_review',
};

/** v2 says why a capability is not active, capability by capability; v1 says it once. */
function disabledReason({ payments, payouts }: Capabilities): string | undefined {
  const codes = [payments, payouts]
    .flatMap((capability) => (capability && capability.status !== 'active' ? capability.status_details : []))
    .map(({ code }) => code);
  const rejected = codes.find((code) => code.startsWith('rejected_'));
  if (rejected) return rejected.replace('_', '.');
  return codes.map((code) => reasonInV1[code] ?? 'other')[0];
}

function requirementsOf(account: Stripe.V2.Core.Account, capabilities: Capabilities): Requirements {
  const entries = account.requirements?.entries ?? [];
  const due = (...statuses: string[]) =>
    entries
      .filter(
        (entry) => entry.awaiting_action_from === 'user' && statuses.includes(entry.minimum_deadline.status),
      )
      .map(({ description }) => description);
  const time = account.requirements?.summary?.minimum_deadline?.time;
  return {
    pastDue: due('past_due'),
    currentlyDue: due('past_due', 'currently_due'),
    eventuallyDue: due('past_due', 'currently_due', 'eventually_due'),
    pendingVerification: entries
      .filter((entry) => entry.awaiting_action_from === 'stripe')
      .map(({ description }) => description),
    errors: entries.flatMap(({ description, errors }) =>
      errors.map(({ code }) => ({ requirement: description, code })),
    ),
    disabledReason: disabledReason(capabilities),
    deadline: time ? new Date(time) : undefined,
  };
}

/** Puts v2's answer, with the configuration and the requirements included, into the words of both APIs. */
export function toAccount(account: Stripe.V2.Core.Account, configuration: 'merchant' | 'recipient'): Account {
  const capabilities = capabilitiesOf(account, configuration);
  const requirements = requirementsOf(account, capabilities);
  return {
    id: account.id,
    disconnected: account.closed ?? false,
    // v2 has no `details_submitted`: the terms are accepted on the form's last page.
    detailsSubmitted: !requirements.currentlyDue.some((name) => name.includes('terms_of_service')),
    chargesEnabled: capabilities.payments?.status === 'active',
    payoutsEnabled: capabilities.payouts?.status === 'active',
    requirements,
  };
}
