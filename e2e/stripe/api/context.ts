import type { AccountRecord } from '../model/account';
import type { Json } from '../parameters/check';
import type { State } from '../state';

/** Who asks the API, of what, and when. */
export type ApiContext = {
  state: State;
  /** Where the hosted pages live. */
  origin: string;
  secretKey: string;
  livemode: boolean;
  /** The platform whose key it is. */
  platform: string;
  /** The connected account for which the platform asks, by `Stripe-Account` or `Stripe-Context`. */
  account: AccountRecord | undefined;
  /** The version of Stripe's API that answers. */
  version: string;
  /** Unix seconds. */
  now: number;
};

/** Parameters that have been checked against the SDK's types. */
export type Parameters = { readonly [name: string]: Json };
