import { type Choices, requirementsCollector } from './choices';

/** Our pages that may hold components of Stripe's: where a pilot is onboarded, their account's own, and their home. */
export const embeddingPages = ['onboarding', 'account', 'home'] as const;
export type EmbeddingPage = (typeof embeddingPages)[number];

/** Which of them hold some for an account that was opened with these choices; what a pilot needs first stands first. */
export function embeddedPages(choices: Choices): EmbeddingPage[] {
  return embeddingPages.filter((page) => needed[page](choices));
}

const needed: Readonly<Record<EmbeddingPage, (choices: Choices) => boolean>> = {
  onboarding: ({ onboarding }) => onboarding === 'embedded',
  account: ({ dashboard }) => dashboard === 'none',
  home: mustEmbed,
};

/** Whether Stripe requires its components: it is liable, and accounts have no dashboard that it could show anything in. */
export function mustEmbed({ dashboard, losses }: Pick<Choices, 'dashboard' | 'losses'>): boolean {
  return dashboard === 'none' && losses === 'stripe';
}

/** Whether Stripe signs pilots in to its components, in a window of its own: no option of ours spares them that. */
export function opensWindow(choices: Choices): boolean {
  return requirementsCollector(choices) === 'stripe';
}

/**
 * The links to a platform's site, by their names in the Dashboard, that Stripe wants set to the account's own page, which
 * its e-mails lead to: without them it refuses live sessions and links of accounts for which it is liable, and which have
 * no dashboard. None for others.
 */
export function siteLinks(choices: Choices): string[] {
  if (!mustEmbed(choices)) return [];
  const always = ['Notification banner', 'Account management', 'Payouts', 'Payments', 'Balances'];
  return choices.fees === 'account' ? [...always, 'Documents'] : always;
}
