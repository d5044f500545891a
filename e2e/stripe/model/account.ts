import type Stripe from 'stripe';
import { z } from 'zod';
import type { ExternalAccount } from './external-account';
import type { Given } from './given';

/** What was given at creation and may never change. */
export type Controller = {
  dashboard: 'full' | 'express' | 'none';
  feesPayer: 'account' | 'application';
  losses: 'stripe' | 'application';
  requirementCollection: 'stripe' | 'application';
};

/** The two APIs for accounts, either of which a platform may lack. */
export type AccountsApi = 'v1' | 'v2';

/** What v2 has an account set up to do. */
export type Configuration = Stripe.V2.Core.Account.AppliedConfiguration;

/** A person as the local Stripe keeps them; times in Unix seconds of the local clock. */
export type PersonRecord = {
  id: string;
  created: number;
  updated: number;
  /** What was given of them, as a tree of v1's parameters. */
  given: Given;
};

/** A connected account as the local Stripe keeps it: facts only, from which each API's answer is derived. */
export type AccountRecord = {
  id: string;
  /** The platform it is connected to; others can't see it. */
  platform: string;
  livemode: boolean;
  /** The API that it was made through; both tell of it. */
  madeThrough: AccountsApi;
  /** Unix seconds of the local clock. */
  created: number;
  controller: Controller;
  /** The former type that it was created as, where that tells who pays its fees in words of its own. */
  formerType: 'express' | 'custom' | null;
  country: string;
  email: string | null;
  phone: string | null;
  displayName: string | null;
  metadata: Record<string, string>;
  /** Those requested, by their names in v1. */
  capabilities: string[];
  /** When those were that were not requested at its creation, in Unix seconds. */
  capabilitiesRequested?: Readonly<Record<string, number>>;
  configurations: Configuration[];
  businessType: Stripe.Account.BusinessType | null;
  /** What the pilot and the platform gave; who represents a company is kept as `individual`, too. */
  given: Given;
  /** Who else stands behind it, or acts for it. */
  persons: PersonRecord[];
  /** What Stripe finds when it looks at a file that was uploaded, by its ID. */
  documents?: Readonly<Record<string, 'success' | 'failure'>>;
  /** The parameters that a token gave last, those of a person after its ID. */
  setByToken?: readonly string[];
  /** The company's tax ID when its terms were last accepted. */
  termsFor?: string;
  /** Whether its website is the one that it was opened with through v2, which Stripe goes on to ask for. */
  urlIsUnseen?: boolean;
  /** Of each currency one is the default. */
  externalAccounts: ExternalAccount[];
  /** Whether a link to the hosted pages, or a session, was made: where Stripe collects requirements, it now asks the pilot alone. */
  onboardingBegun: boolean;
  /** When the pilot confirmed what they gave: Unix seconds; null before. */
  submitted: number | null;
  disconnected: boolean;
  closed: boolean;
  /** Whether its platform closed it, which is for good: no state that it is put into opens it again. */
  closedForGood?: true;
  /** What a test has put the account into; it wins over what follows from the facts. */
  forced: ForcedState;
};

/** The part of an account's state that a test can put to anything. */
export const ForcedState = z.object({
  details_submitted: z.boolean().exactOptional(),
  charges_enabled: z.boolean().exactOptional(),
  payouts_enabled: z.boolean().exactOptional(),
  requirements: z
    .custom<Partial<Stripe.Account.Requirements>>(
      (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
      'not requirements',
    )
    .exactOptional(),
});
export type ForcedState = z.infer<typeof ForcedState>;

/** An account's state at one moment, as both Accounts APIs tell it in their own words. */
export type AccountState = {
  details_submitted: boolean;
  charges_enabled: boolean;
  payouts_enabled: boolean;
  requirements: Stripe.Account.Requirements;
};
