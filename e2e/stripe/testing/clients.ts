import type Stripe from 'stripe';
import { expect, type TestContext } from 'vitest';
import type { LocalStripeOptions } from '../server';
import { type ClientName, clientOf, fetchClients } from './client-packages';
import { open, start } from './sdk';

/** Where the samples say that they are. */
export const ORIGIN = 'http://localhost:4242';

let missing: Promise<string | undefined> | undefined;

/** Why the older SDKs are not there, if so: said once. */
function missingClients(): Promise<string | undefined> {
  missing ??= fetchClients().then((reason) => {
    if (reason) console.log(reason);
    return reason;
  });
  return missing;
}

/** A local Stripe, and that SDK on it, in its own version of the API or in `apiVersion`. */
export async function startWith<Client = Stripe>(
  { skip }: TestContext,
  name: ClientName,
  { apiVersion, ...options }: LocalStripeOptions & { apiVersion?: string } = {},
) {
  const reason = name === 'stripe-node 23' ? undefined : await missingClients();
  if (reason) skip(reason);
  const { url } = await start(options);
  const { hostname: host, port } = new URL(url);
  const config = { host, port, protocol: 'http', maxNetworkRetries: 0, ...(apiVersion && { apiVersion }) };
  const Client = clientOf<Client>(name);
  return {
    url,
    stripe: new Client('sk_test_rocketRides0000', config),
    /** Whose key is refused. */
    stranger: new Client('sk_test_invalid', config),
  };
}

export async function expectHostedPages(link: string): Promise<void> {
  const page = await open(link);
  expect(page.status).toBe(303);
  expect(page.headers.get('Location')).toContain('/setup/');
}
