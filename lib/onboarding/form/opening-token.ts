import type { Tree } from '../../accounts/parameters';
import type { AccountsApi } from '../../platform/choices';

/** What the token that opens an account holds: that Stripe's terms were shown and accepted. */
export function openingToken(api: AccountsApi, email: string | undefined): Tree {
  if (api === 'v1') return { tos_shown_and_accepted: true };
  return {
    ...(email && { contact_email: email }),
    identity: { attestations: { terms_of_service: { account: { shown_and_accepted: true } } } },
  };
}
