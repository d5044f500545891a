import type { AccountRecord } from '../model/account';
import type { TokenRecord } from '../model/token';
import type { Json } from '../parameters/check';
import type { State } from '../state';
import type { Upload } from './multipart';

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
  /** Where the request came from, and what browser sent it. */
  ip: string;
  userAgent: string | undefined;
  /** The file that came with it. */
  upload: Upload | undefined;
  /** The account or person token that it came with: what it stands for is among the parameters. */
  token: TokenRecord | undefined;
  /** The version of Stripe's API that answers. */
  version: string;
  /** Unix seconds. */
  now: number;
};

/** Parameters that have been checked against the SDK's types. */
export type Parameters = { readonly [name: string]: Json };
