/** What browsers may post to by themselves, with a publishable key, from whatever page. */
const addresses: readonly RegExp[] = [
  /^\/v1\/(files|tokens)$/,
  /^\/v2\/core\/account_tokens$/,
  /^\/v2\/core\/accounts\/\w+\/person_tokens$/,
];

export function isForBrowsers(path: string): boolean {
  return addresses.some((address) => address.test(path));
}

type Asked = { path: string; headers: Readonly<Record<string, string | undefined>> };

/** What lets a page of another origin read an answer, a refusal as well; which headers Stripe shows it is inferred. */
export function shownToPages({ path, headers }: Asked): Record<string, string> {
  if (!isForBrowsers(path)) return {};
  return {
    'Access-Control-Allow-Origin': headers.origin ?? '*',
    'Access-Control-Expose-Headers': 'Request-Id, Stripe-Version',
    Vary: 'Origin',
  };
}

/** What a browser is told that asks whether a page may post there. */
export function preflight(asked: Asked): Record<string, string> {
  return {
    ...shownToPages(asked),
    'Access-Control-Allow-Methods': 'GET, POST',
    'Access-Control-Allow-Headers':
      'Authorization, Content-Type, Idempotency-Key, Stripe-Account, Stripe-Version',
    'Access-Control-Max-Age': '300',
  };
}
