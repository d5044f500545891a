import type { AccountsApi } from './account';

/** What Stripe answers an API that is asked for an account; v1 has no codes for it. */
type Answer = Readonly<{ code?: string; message: string }>;

const PROFILE = 'https://dashboard.stripe.com/settings/connect/platform-profile';
const SIGN_UP =
  "You can only create new accounts if you've signed up for Connect, which you can learn how to do at https://stripe.com/docs/connect.";

/** Sentences of v1 where they were seen. Those of v2, of which the codes alone are known but for one, are inferred. */
const sentences = {
  platform_registration_required: SIGN_UP,
  platform_account_required: SIGN_UP,
  non_connect_platform_accounts_v2_access_blocked: SIGN_UP,
  account_create_activation_required:
    'Your account must be activated in order to create accounts. You can activate your accounts at https://dashboard.stripe.com/account/onboarding.',
  connect_profile_not_submitted:
    'You must complete your platform profile to use Connect and create live connected accounts. Visit https://dashboard.stripe.com/connect/accounts/overview to answer the questionnaire.',
  connect_identity_not_verified:
    'You must verify your identity to create connected accounts. Visit https://dashboard.stripe.com/connect/accounts/overview.',
  account_creation_liability_unacknowledged: `Please review the responsibilities of managing losses for connected accounts at ${PROFILE}.`,
  account_creation_requirement_collection_unacknowledged: `Please review the responsibilities of collecting requirements for connected accounts at ${PROFILE}.`,
  account_creation_requirement_collection_and_liability_unacknowledged: `Please review the responsibilities of collecting requirements and managing losses for connected accounts at ${PROFILE}.`,
  cannot_create_new_account_rejected: 'Your account was rejected, and cannot create connected accounts.',
} as const;

/** A step of setting up a platform that is not done yet, by v2's code for it. */
export type SetUpStep = keyof typeof sentences;

export function isSetUpStep(word: string): word is SetUpStep {
  return Object.hasOwn(sentences, word);
}

export const setUpSteps = Object.keys(sentences).filter(isSetUpStep);

export function refusalOf(step: SetUpStep, api: AccountsApi): Answer {
  const message = sentences[step];
  return api === 'v2' ? { code: step, message } : { message };
}
