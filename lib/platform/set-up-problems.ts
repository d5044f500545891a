/** What Stripe's answer says, as far as it tells one refusal from another; v1 gives most of these no code. */
export type StripeRefusal = Readonly<{ code?: string | undefined; message: string }>;

/** What keeps Stripe from doing for any pilot what is asked, and what the platform's people do about it. */
export type SetUpProblem = Readonly<{ says: string; todo: string }>;

type Known = SetUpProblem & Readonly<{ codes: readonly string[]; sentence?: RegExp }>;

const CONTACT = 'https://support.stripe.com/contact';

/** By names of ours, under which they are kept. */
const known = {
  accounts_v2_off: {
    codes: ['accounts_v2_access_blocked'],
    says: 'STRIPE_ACCOUNTS_API is v2, which this Stripe account has not enabled.',
    todo: 'Set STRIPE_ACCOUNTS_API=v1, or turn on Accounts v2 at https://dashboard.stripe.com/settings/connect.',
  },
  accounts_v1_off: {
    codes: [],
    sentence: /no longer recommends Accounts v1/,
    says: 'STRIPE_ACCOUNTS_API is v1, which this Stripe account has not enabled.',
    todo: 'Set STRIPE_ACCOUNTS_API=v2, or turn on Accounts v1 support at https://dashboard.stripe.com/settings/features/feat_accounts_v1_support.',
  },
  connect_off: {
    codes: [
      'platform_registration_required',
      'platform_account_required',
      'non_connect_platform_accounts_v2_access_blocked',
    ],
    sentence: /signed up for Connect/,
    says: 'This Stripe account has not signed up for Connect.',
    todo: 'Sign up at https://dashboard.stripe.com/connect.',
  },
  not_activated: {
    codes: ['account_create_activation_required'],
    sentence: /account must be activated/,
    says: 'This Stripe account is not activated yet: Stripe wants to know the platform’s own business first.',
    todo: 'Activate it at https://dashboard.stripe.com/account/onboarding.',
  },
  profile_missing: {
    codes: ['connect_profile_not_submitted'],
    sentence: /complete your platform profile/,
    says: 'The platform’s profile is not filled in yet.',
    todo: 'Fill it in at https://dashboard.stripe.com/settings/connect/platform-profile.',
  },
  identity_not_verified: {
    codes: ['connect_identity_not_verified'],
    says: 'Stripe has not verified yet who is behind the platform.',
    todo: 'Verify it at https://dashboard.stripe.com/settings/connect/platform-profile.',
  },
  responsibilities_not_reviewed: {
    codes: [
      'account_creation_liability_unacknowledged',
      'account_creation_requirement_collection_unacknowledged',
      'account_creation_requirement_collection_and_liability_unacknowledged',
    ],
    sentence: /review the responsibilities/,
    says: 'The responsibilities for connected accounts are not reviewed yet.',
    todo: 'Review them at https://dashboard.stripe.com/settings/connect/platform-profile.',
  },
  key_revoked: {
    codes: ['api_key_expired'],
    says: 'The key in STRIPE_SECRET_KEY was revoked, or has expired.',
    todo: 'Make a new one at https://dashboard.stripe.com/apikeys and set it.',
  },
  key_unknown: {
    codes: [],
    sentence: /^Invalid API Key provided/,
    says: 'Stripe does not know the key in STRIPE_SECRET_KEY.',
    todo: 'Copy the platform’s secret key once more from https://dashboard.stripe.com/apikeys: all of it, of the right mode.',
  },
  site_links_missing: {
    codes: [],
    sentence: /until you have supplied URLs/,
    says: 'The platform has not said where pilots find its embedded pages, which live accounts without a Stripe dashboard need.',
    todo: 'Say it at https://dashboard.stripe.com/settings/connect/site-links.',
  },
  platform_rejected: {
    codes: ['cannot_create_new_account_rejected'],
    says: 'Stripe has rejected the platform’s own account.',
    todo: `See it at https://dashboard.stripe.com/account/status, or ask Stripe at ${CONTACT}.`,
  },
  account_tokens: {
    codes: ['account_token_required', 'account_token_required_for_v2_account', 'person_token_required'],
    sentence: /must (create|update|create and update) (accounts|persons) via (account|person) tokens/,
    says: 'A French platform has to open such accounts with account tokens, which only the app’s own form makes.',
    todo: 'Set PLATFORM_COUNTRY=FR and PLATFORM_ONBOARDING=api, or STRIPE_ACCOUNTS_API=v1 and choices with which Stripe collects what it requires: https://docs.stripe.com/connect/account-tokens.',
  },
  transfers_alone: {
    codes: [
      'capability_not_available_without_other_capability',
      'capability_not_available_without_other_capability_in_country',
    ],
    sentence: /needs approval for accounts to have requested the .?transfers.? capability without/,
    says: 'Stripe has not approved this platform for accounts with transfers alone, or for none in that country.',
    todo: `Set PLATFORM_CAPABILITIES=both, which counts within the platform’s own region, or ask Stripe for its approval at ${CONTACT}.`,
  },
} as const satisfies Readonly<Record<string, Known>>;

type SetUpProblemName = keyof typeof known;

function isSetUpProblemName(word: string): word is SetUpProblemName {
  return Object.hasOwn(known, word);
}

const names = Object.keys(known).filter(isSetUpProblemName);

/** Which of them a refusal is of; undefined where Stripe refuses for another reason. */
export function setUpProblemNameOf({ code, message }: StripeRefusal): SetUpProblemName | undefined {
  return names.find((name) => {
    const { codes, sentence }: Known = known[name];
    return (code !== undefined && codes.includes(code)) || sentence?.test(message);
  });
}

/**
 * The permission that a restricted key lacks, by Stripe's name for it, such as `connected_account_write`; '' where Stripe
 * does not name it. Undefined for what is no such refusal.
 */
export function missingPermission({ code, message }: StripeRefusal): string | undefined {
  if (code !== 'more_permissions_required' && !/required permissions for this endpoint/.test(message))
    return undefined;
  return /\b(?:rak_)?([a-z0-9_]+_(?:read|write))\b/.exec(message)?.[1] ?? '';
}

function permissionProblem(permission: string): SetUpProblem {
  const which = permission ? `the permission ${permission}` : 'a permission that it needs';
  return {
    says: `The key in STRIPE_SECRET_KEY is a restricted one without ${which}.`,
    todo: `Give it ${permission || 'the permission'} at https://dashboard.stripe.com/apikeys; the README lists all that the app needs.`,
  };
}

const PERMISSION = 'permission:';

function nameOf(refusal: StripeRefusal): string | undefined {
  const permission = missingPermission(refusal);
  return permission === undefined ? setUpProblemNameOf(refusal) : PERMISSION + permission;
}

/** What keeps Stripe from doing for any pilot what is asked; undefined where it refuses for another reason. */
export function setUpProblemOf(refusal: StripeRefusal): SetUpProblem | undefined {
  const name = nameOf(refusal);
  return name === undefined ? undefined : explanationOf(name);
}

/** What a refusal is kept as: nothing that Stripe says in a sentence, which may hold more than it should. */
export function keptNameOf(refusal: StripeRefusal & Readonly<{ type: string }>): string {
  return nameOf(refusal) ?? refusal.code ?? refusal.type;
}

/** v1's and v2's codes for a country in which this platform can have no accounts. */
const COUNTRY_CODES = ['country_unsupported', 'cross_border_connected_account_creation_not_allowed'];

/** Whether Stripe refuses the country, and not the platform as such. */
export function isOfCountry({ code, message }: StripeRefusal): boolean {
  return COUNTRY_CODES.includes(code ?? '') || /^\w\w is not currently supported by Stripe/.test(message);
}

/** What a kept name means; undefined for a code of Stripe's that is not known here. */
export function explanationOf(kept: string): SetUpProblem | undefined {
  if (COUNTRY_CODES.includes(kept))
    return {
      says: 'This platform can have no accounts in a country that was chosen.',
      todo: 'Take it out of PLATFORM_COUNTRIES: npm run doctor says which.',
    };
  if (kept.startsWith(PERMISSION)) return permissionProblem(kept.slice(PERMISSION.length));
  if (!isSetUpProblemName(kept)) return undefined;
  const { says, todo } = known[kept];
  return { says, todo };
}
