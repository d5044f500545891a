import { z } from 'zod';
import { type AccountWish, accountsApis, Choices, defaultChoices } from '../platform/choices';
import type { Account, OwnedAccount, Requirements } from './account';
import type { StandingKind } from './standing';

const Owned = z
  .object({ id: z.string(), api: z.enum(accountsApis), choices: Choices, country: z.string() })
  .brand<'OwnedAccount'>();

/** Takes the place of the ownership check in tests of what comes after it. */
export function owned(id: string, setup: Partial<AccountWish> = {}): OwnedAccount {
  return Owned.parse({ id, api: 'v1', choices: defaultChoices, country: 'US', ...setup });
}

/** An account with which all is well, but for what is given. */
export function account({
  requirements,
  ...state
}: Partial<Omit<Account, 'requirements'>> & { requirements?: Partial<Requirements> } = {}): Account {
  return {
    id: 'acct_1AbC',
    disconnected: false,
    detailsSubmitted: true,
    chargesEnabled: true,
    payoutsEnabled: true,
    ...state,
    requirements: {
      pastDue: [],
      currentlyDue: [],
      eventuallyDue: [],
      pendingVerification: [],
      errors: [],
      disabledReason: undefined,
      deadline: undefined,
      ...requirements,
    },
  };
}

/** As `account`, with charges and payouts off. */
export const off = (requirements: Partial<Requirements>) =>
  account({ chargesEnabled: false, payoutsEnabled: false, requirements });

/** An account of each standing. */
export const examples: Readonly<Record<StandingKind, Account>> = {
  ready: account(),
  due_soon: account({ requirements: { currentlyDue: ['external_account'] } }),
  checking: off({ disabledReason: 'under_review' }),
  unfinished: account({ detailsSubmitted: false }),
  action_needed: off({ currentlyDue: ['external_account'] }),
  waiting_for_platform: off({ disabledReason: 'platform_paused' }),
  payouts_paused: account({ payoutsEnabled: false }),
  charges_paused: account({ chargesEnabled: false }),
  not_ready: off({ disabledReason: 'other' }),
  rejected_by_stripe: off({ disabledReason: 'rejected.other' }),
  rejected_by_platform: off({ disabledReason: 'rejected.platform_other' }),
  disconnected: account({ disconnected: true }),
};

/** Why Stripe says that an account is disabled. */
export const disabledReasons = [
  'requirements.past_due',
  'requirements.pending_verification',
  'under_review',
  'listed',
  'action_required.requested_capabilities',
  'platform_paused',
  'rejected.fraud',
  'rejected.terms_of_service',
  'rejected.listed',
  'rejected.incomplete_verification',
  'rejected.other',
  'rejected.platform_fraud',
  'rejected.platform_terms_of_service',
  'rejected.platform_other',
  'other',
] as const;
