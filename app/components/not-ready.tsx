import { Problem } from './problem';

/** In place of what holds Stripe's components, where browsers can be told no key. */
export function NotReady({ accountId }: { accountId: string }) {
  return <Problem failure={{ code: 'platform_not_ready', requestId: undefined }} accountId={accountId} />;
}
