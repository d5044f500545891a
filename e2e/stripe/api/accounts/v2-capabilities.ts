import type Stripe from 'stripe';
import type { AccountRecord, AccountState } from '../../model/account';

/** A capability as v2 tells of it; all of them have this shape. */
type CapabilityV2 = Stripe.V2.Core.Account.Configuration.Merchant.Capabilities.CardPayments;

type Code = Stripe.V2.Core.Account.Configuration.Merchant.Capabilities.CardPayments.StatusDetail.Code;

/** v2's codes for v1's reasons of a rejection. */
const rejections: Readonly<Record<string, Code>> = {
  'rejected.fraud': 'rejected_fraud',
  'rejected.incomplete_verification': 'rejected_incomplete_verification',
  'rejected.listed': 'rejected_listed',
  'rejected.other': 'rejected_other',
  'rejected.platform_fraud': 'rejected_platform_fraud',
  'rejected.platform_other': 'rejected_platform_other',
  'rejected.platform_terms_of_service': 'rejected_platform_terms_of_service',
  'rejected.terms_of_service': 'rejected_terms_of_service',
};

const isAny = (names: readonly string[] | null) => (names ?? []).length > 0;

/** Derived from the one state that v1 tells of as well. */
export function capabilityV2(enabled: boolean, { requirements }: AccountState): CapabilityV2 {
  const reason = requirements.disabled_reason ?? '';
  if (reason.startsWith('rejected.')) {
    const code = rejections[reason] ?? 'rejected_other';
    return { status: 'rejected', status_details: [{ code, resolution: 'contact_stripe' }] };
  }
  if (enabled) return { status: 'active', status_details: [] };
  const due = isAny(requirements.past_due) || isAny(requirements.currently_due);
  if (reason === 'requirements.past_due' || (!reason && due))
    return restricted('requirements_past_due', 'provide_info');
  if (reason === 'requirements.pending_verification' || (!reason && isAny(requirements.pending_verification)))
    return {
      status: 'pending',
      status_details: [{ code: 'requirements_pending_verification', resolution: 'no_resolution' }],
    };
  // Listed, under review, paused and the like: that v2 has no code of its own for them is inferred.
  return restricted('restricted_other', 'contact_stripe');
}

function restricted(code: Code, resolution: 'provide_info' | 'contact_stripe'): CapabilityV2 {
  return { status: 'restricted', status_details: [{ code, resolution }] };
}

/** The one capability that v2 calls otherwise than v1. */
const ACH = { v1: 'us_bank_account_ach_payments', v2: 'ach_debit_payments' };

export function capabilityNameV1(name: string): string {
  return name === ACH.v2 ? ACH.v1 : name;
}

/** The capabilities of an account's configurations, by v2's names within each. */
type CapabilitiesV2 = {
  merchant: readonly string[];
  recipient: readonly string[];
};

/** Those requested, and payouts, which each configuration brings. */
export function capabilitiesV2({ configurations, capabilities }: AccountRecord): CapabilitiesV2 {
  const requested = capabilities
    .filter((name) => name !== 'transfers')
    .map((name) => (name === ACH.v1 ? ACH.v2 : name));
  const transfers = capabilities.includes('transfers') ? ['stripe_balance.stripe_transfers'] : [];
  return {
    merchant: configurations.includes('merchant') ? [...requested, 'stripe_balance.payouts'] : [],
    recipient: configurations.includes('recipient') ? [...transfers, 'stripe_balance.payouts'] : [],
  };
}
