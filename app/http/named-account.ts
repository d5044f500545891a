import { redirect } from 'next/navigation';
import { loadAccount } from './load';
import { showNotFound } from './show-not-found';

type Search = Readonly<Record<string, string | string[] | undefined>>;

/**
 * Stripe's e-mails add an account to the platform's links. That is a claim: leads its owner to the page at `path` without
 * it, and everybody else to the page of what does not exist. Where nobody can be told from another, it lets the page say so.
 */
export async function checkNamedAccount(
  path: '/' | '/account' | '/onboarding',
  search: Search,
): Promise<void> {
  const named = search.stripe_account_id;
  if (named === undefined) return;
  const claim = { accountId: typeof named === 'string' ? named : '' };
  const own = await loadAccount(path, claim, (onboarding, pilotId, claimed) =>
    onboarding.ownAccount(pilotId, claimed),
  );
  if (own.ok) redirect(path);
  const { code } = own.failure;
  if (code === 'account_not_found' || code === 'unknown_browser') showNotFound();
}
