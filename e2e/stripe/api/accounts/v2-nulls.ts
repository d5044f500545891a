import type Stripe from 'stripe';

const absent = {
  configuration: null,
  contact_email: null,
  contact_phone: null,
  defaults: null,
  display_name: null,
  future_requirements: null,
  identity: null,
  requirements: null,
};
const absentConfigurations = { customer: null, merchant: null, recipient: null };

/** Writes null for what v2 does not tell, as Stripe does; the SDK's types have it absent. */
export function withNulls(account: Stripe.V2.Core.Account): object {
  const { configuration, requirements } = account;
  return {
    ...absent,
    ...account,
    ...(configuration && { configuration: { ...absentConfigurations, ...configuration } }),
    ...(requirements && { requirements: { summary: null, ...requirements } }),
  };
}
