import { expect, test } from 'vitest';
import { acceptedSets, type Choices, requirementsCollector } from './choices';
import { embeddedPages, mustEmbed, opensWindow, siteLinks } from './embedded-pages';

const named = ({ onboarding, dashboard, charges, fees, losses }: Choices) =>
  [onboarding, dashboard, charges, fees, losses].join(' ');

/** What Stripe says of the accepted sets: which of our pages hold its components. */
test.each(acceptedSets.map((choices) => [named(choices), choices] as const))(
  'with %s Stripe’s components are where Stripe wants them',
  (_, choices) => {
    const pages = embeddedPages(choices);
    expect(pages.includes('onboarding')).toBe(choices.onboarding === 'embedded');
    expect(pages.includes('account')).toBe(choices.dashboard === 'none');
    expect(pages.includes('home')).toBe(choices.dashboard === 'none' && choices.losses === 'stripe');
    expect(opensWindow(choices)).toBe(requirementsCollector(choices) === 'stripe');
  },
);

test('seven of the nine embedded sets may be onboarded on hosted pages as well; the others have site links', () => {
  const embedded = acceptedSets.filter(({ onboarding }) => onboarding === 'embedded');
  expect(embedded).toHaveLength(9);
  expect(embedded.filter((choices) => !mustEmbed(choices))).toHaveLength(7);
  for (const choices of acceptedSets) expect(siteLinks(choices).length > 0).toBe(mustEmbed(choices));
});

test('documents are to be reached where the account pays Stripe’s fees', () => {
  const linked = acceptedSets.filter((choices) => siteLinks(choices).includes('Documents'));
  expect(linked.map(named)).toEqual(['embedded none direct account stripe']);
});
