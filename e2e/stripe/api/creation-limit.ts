import type { ApiError } from '../errors';
import type { ApiContext } from './context';

/** Stripe's limit on creating accounts, per second, through both APIs. Throws what `tooFast` gives. */
export function limitCreations({ world, livemode }: ApiContext, tooFast: () => ApiError): void {
  const most = livemode ? 30 : 5;
  const now = Date.now();
  world.creations = world.creations.filter((at) => at > now - 1000);
  if (world.creations.length >= most) throw tooFast();
  world.creations.push(now);
}
