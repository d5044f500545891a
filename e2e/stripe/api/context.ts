import type { Json } from '../parameters/check';
import type { World } from '../world';

/** Who asks the API, of what, and when. */
export type ApiContext = {
  world: World;
  /** Where the hosted pages live. */
  origin: string;
  secretKey: string;
  livemode: boolean;
  /** The platform whose key it is. */
  platform: string;
  /** Unix seconds. */
  now: number;
};

/** Parameters that have been checked against the SDK's types. */
export type Parameters = { readonly [name: string]: Json };
