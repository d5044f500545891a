import type { Tree, Value } from '@/lib/accounts/parameters';

/** What Stripe answers a browser, as far as a page's script reads it. */
export type StripeAnswer = Readonly<{ id?: string; error?: Readonly<{ param?: string }> }>;

/** Whether Stripe has not looked at what it was sent: it is busy, or takes nothing by this key. */
export const isUnread = (status: number) => [401, 403, 429].includes(status) || status >= 500;

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
    return isUnread(response.status) ? undefined : await response.json();
  } catch {
    return undefined;
  }
}

/** Tokens by what they were made of, as long as a page is there. */
export type TokensMade = Map<string, StripeAnswer>;

/** Whether a name is of somebody who is added: of who is there already, the same is given twice without harm. */
export const isAdded = (name: string) => !/^(person_|individual\b)/.test(name);

/**
 * As `postToStripe`, of what somebody who is added is to have: what is sent again, as no answer came, is the same byte for
 * byte, so that nobody is added twice.
 */
export async function postOnce(
  made: TokensMade,
  ...[url, key, parameters, version]: Parameters<typeof postToStripe>
): Promise<StripeAnswer | undefined> {
  const of = JSON.stringify([url, parameters]);
  const answer = made.get(of) ?? (await postToStripe(url, key, parameters, version));
  if (answer?.id) made.set(of, answer);
  return answer;
}

/** As v1 writes what is within something: `individual[dob][day]`. */
function bracketed(name: string, value: Value): [string, string][] {
  if (typeof value !== 'object') return [[name, String(value)]];
  return Object.entries(value).flatMap(([part, below]: [string, Value]) =>
    bracketed(name === '' ? part : `${name}[${part}]`, below),
  );
}
