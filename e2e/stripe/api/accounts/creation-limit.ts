import type { ApiError } from '../../errors';
import type { ApiContext } from '../context';

/** Stripe's limit on creating accounts, per platform, mode and second, through both APIs. Throws what `tooFast` gives. */
export function limitCreations({ state, platform, livemode }: ApiContext, tooFast: () => ApiError): void {
  const most = livemode ? 30 : 5;
  const now = Date.now();
  const whose = `${platform} ${livemode}`;
  const recent = (state.creations.get(whose) ?? []).filter((at) => at > now - 1000);
  if (recent.length >= most) throw tooFast();
  state.creations.set(whose, [...recent, now]);
}
