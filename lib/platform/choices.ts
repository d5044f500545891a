import { z } from 'zod';

/** The five choices that Stripe's guide begins with, in its own order. */
export const options = {
  onboarding: ['hosted', 'embedded', 'api'],
  dashboard: ['full', 'express', 'none'],
  charges: ['direct', 'destination', 'separate'],
  fees: ['account', 'platform'],
  losses: ['stripe', 'platform'],
} as const;

/** How accounts are onboarded, what they can open, how they charge, who pays Stripe's fees, who bears losses. */
export const Choices = z.object({
  onboarding: z.enum(options.onboarding),
  dashboard: z.enum(options.dashboard),
  charges: z.enum(options.charges),
  fees: z.enum(options.fees),
  losses: z.enum(options.losses),
});
export type Choices = Readonly<z.infer<typeof Choices>>;
export type ChoiceName = keyof Choices;

/** In the order of the guide. */
export const choiceNames: readonly ChoiceName[] = ['onboarding', 'dashboard', 'charges', 'fees', 'losses'];

/** Stripe's two APIs for connected accounts. An account's ID works on both; what differs is how each is asked. */
export const accountsApis = ['v1', 'v2'] as const;
export type AccountsApi = (typeof accountsApis)[number];

/** What an account is opened with, and keeps when the platform changes its mind. */
export type AccountSetup = Readonly<{ api: AccountsApi; choices: Choices }>;

/**
 * What accounts for the platform's own charges ask for. With `transfers` alone Stripe asks less of pilots, and opens them
 * only for platforms that it has approved; `both` has card payments too; `either` is transfers alone first, and both where
 * Stripe refuses that.
 */
export const capabilities = ['either', 'transfers', 'both'] as const;
export type Capabilities = (typeof capabilities)[number];

/** `recipient` is transfers alone under the recipient service agreement: for accounts outside of the platform's region. */
export const requestables = [...capabilities, 'recipient'] as const;
export type Requested = (typeof requestables)[number];

/** What a pilot's press asks for. `country` is an ISO code of two letters. */
export type AccountWish = AccountSetup & Readonly<{ country: string }>;

/** All that opening an account asks of Stripe. */
export type AccountRequest = AccountWish & Readonly<{ requested: Requested }>;

/** Stripe's own default. */
export const defaultChoices: Choices = {
  onboarding: 'hosted',
  dashboard: 'full',
  charges: 'direct',
  fees: 'account',
  losses: 'stripe',
};

/** Who collects what Stripe requires is no choice: it is the platform where it has taken on everything else. */
export function requirementsCollector({ dashboard, fees, losses }: Omit<Choices, 'onboarding' | 'charges'>) {
  return dashboard === 'none' && fees === 'platform' && losses === 'platform' ? 'platform' : 'stripe';
}

export type Refusal = { about: readonly ChoiceName[]; reason: string };

type Rule = Refusal & { broken: (choices: Choices) => boolean };

/** Stripe's rules for API version 2026-10-28.endive; together they decide all 108 sets. */
const rules: readonly Rule[] = [
  {
    about: ['dashboard', 'losses'],
    broken: ({ dashboard, losses }) => dashboard === 'full' && losses === 'platform',
    reason:
      'With the full Stripe Dashboard, Stripe has the relationship with the account and bears its losses: the platform can’t be liable.',
  },
  {
    about: ['dashboard', 'fees'],
    broken: ({ dashboard, fees }) => dashboard === 'full' && fees === 'platform',
    reason:
      'An account with the full Stripe Dashboard pays Stripe’s fees itself; only platforms with an agreement of their own with Stripe pay them.',
  },
  {
    about: ['dashboard', 'losses'],
    broken: ({ dashboard, losses }) => dashboard === 'express' && losses === 'stripe',
    reason:
      'With the Express Dashboard the platform is liable for negative balances, in the API version that this app is pinned to.',
  },
  {
    about: ['fees', 'losses'],
    broken: ({ fees, losses }) => fees === 'account' && losses === 'platform',
    reason: 'A platform that is liable for negative balances pays Stripe’s fees too.',
  },
  {
    about: ['onboarding', 'dashboard', 'fees', 'losses'],
    broken: (choices) => choices.onboarding === 'api' && requirementsCollector(choices) === 'stripe',
    reason:
      'Onboarding by API means that the platform collects what Stripe requires, and it may do so only where accounts have no Stripe-hosted dashboard and the platform pays the fees and is liable for losses.',
  },
  {
    about: ['charges', 'fees', 'losses'],
    broken: ({ charges, fees, losses }) =>
      charges !== 'direct' && (fees === 'account' || losses === 'stripe'),
    reason:
      'Destination charges and separate charges and transfers are the platform’s own payments: disputes and refunds are taken from it, so Stripe advises that it pays the fees and is liable for losses, and this app holds it to that.',
  },
  {
    about: ['onboarding', 'dashboard', 'losses'],
    broken: ({ onboarding, dashboard, losses }) =>
      onboarding !== 'embedded' && dashboard === 'none' && losses === 'stripe',
    reason:
      'Where Stripe is liable and accounts have no Stripe-hosted dashboard, Stripe requires its embedded components for onboarding, account management and notices.',
  },
];

export type Verdict =
  | { accepted: true }
  | { accepted: false; refusals: readonly Refusal[]; nearest: readonly Choices[] };

/** All 108 sets of choices, in the order of the guide. */
export const everySet: readonly Choices[] = options.onboarding.flatMap((onboarding) =>
  options.dashboard.flatMap((dashboard) =>
    options.charges.flatMap((charges) =>
      options.fees.flatMap((fees) =>
        options.losses.map((losses) => ({ onboarding, dashboard, charges, fees, losses })),
      ),
    ),
  ),
);

function refusalsOf(choices: Choices): Refusal[] {
  return rules.filter(({ broken }) => broken(choices)).map(({ about, reason }) => ({ about, reason }));
}

export function differences(one: Choices, other: Choices): ChoiceName[] {
  return choiceNames.filter((name) => one[name] !== other[name]);
}

export const acceptedSets: readonly Choices[] = everySet.filter(
  (choices) => refusalsOf(choices).length === 0,
);

/** The accepted sets that have these choices as `choices` has them and change the fewest others; none has to exist. */
export function nearestHolding(choices: Choices, held: readonly ChoiceName[]): Choices[] {
  const sets = acceptedSets.filter((set) => held.every((name) => set[name] === choices[name]));
  const distance = (set: Choices) => differences(choices, set).length;
  const least = Math.min(...sets.map(distance));
  return sets.filter((set) => distance(set) === least);
}

/** Whether Stripe accepts a set; if not, each of its reasons, and the accepted sets that differ in the fewest choices. */
export function judge(choices: Choices): Verdict {
  const refusals = refusalsOf(choices);
  if (refusals.length === 0) return { accepted: true };
  return { accepted: false, refusals, nearest: nearestHolding(choices, []) };
}
