import type { Tree, Value } from '@/lib/accounts/parameters';

/** What Stripe answers a browser, as far as a page's script reads it. */
export type StripeAnswer = Readonly<{ id?: string; error?: Readonly<{ param?: string }> }>;

/** Whether Stripe has not looked at what it was sent. */
export const isBusy = (status: number) => status === 429 || status >= 500;

/** Asks Stripe with the publishable key: v1 takes a form, v2 JSON. Undefined where it could not be reached. */
export async function postToStripe(
  url: string,
  key: string,
  parameters: Tree,
  version?: string,
): Promise<StripeAnswer | undefined> {
  const isV2 = new URL(url).pathname.startsWith('/v2/');
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${key}`,
        ...(version && { 'Stripe-Version': version }),
        ...(isV2 && { 'Content-Type': 'application/json' }),
      },
      body: isV2 ? JSON.stringify(parameters) : new URLSearchParams(bracketed('', parameters)),
    });
    return isBusy(response.status) ? undefined : await response.json();
  } catch {
    return undefined;
  }
}

/** As v1 writes what is within something: `individual[dob][day]`. */
function bracketed(name: string, value: Value): [string, string][] {
  if (typeof value !== 'object') return [[name, String(value)]];
  return Object.entries(value).flatMap(([part, below]: [string, Value]) =>
    bracketed(name === '' ? part : `${name}[${part}]`, below),
  );
}
