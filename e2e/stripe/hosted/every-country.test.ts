import type Stripe from 'stripe';
import { expect, test } from 'vitest';
import {
  due,
  enter,
  formValues,
  linkTo,
  press,
  RETURN_URL,
  screenName,
  startApproved,
  walk,
} from '../testing/sdk';

const COUNTRIES = ['US', 'CA', 'GB', 'FR', 'DE', 'AU', 'JP', 'BR'];
const both = { card_payments: { requested: true }, transfers: { requested: true } };
const prefilled: readonly Stripe.AccountCreateParams[] = [
  { capabilities: both },
  { capabilities: both, business_type: 'company' },
  { capabilities: both, business_type: 'non_profit' },
  { capabilities: { transfers: { requested: true } }, business_type: 'individual' },
];

test.each(COUNTRIES)('the pages ask for all that is due in %s, each once, and end', async (country) => {
  const { stripe, state } = await startApproved();
  for (const type of ['individual', 'company'])
    for (const known of prefilled) {
      state.creations.clear();
      const { id } = await stripe.accounts.create({ country, ...known });
      const seen = await walk(await enter(await linkTo(stripe, id)), { typed: { business_type: type } });
      expect(seen.at(-1)).toBe(RETURN_URL);
      expect(seen.map(screenName)).toEqual([...new Set(seen.map(screenName))]);
      expect(await due(stripe, id)).toEqual([]);
      expect(await stripe.accounts.retrieve(id)).toMatchObject({
        details_submitted: true,
        charges_enabled: true,
        payouts_enabled: true,
      });
    }
});

test.each(
  COUNTRIES.flatMap((country) => [
    [country, 'individual'],
    [country, 'company'],
  ]),
)(
  'in %s the screens of a pilot as %s have a field of its own for each requirement',
  async (country, type) => {
    const { stripe } = await startApproved();
    const { id } = await stripe.accounts.create({ country, capabilities: both });
    const first = await enter(await linkTo(stripe, id));
    for (const [name, mine] of [
      ['business', /^(business_|settings\.)/],
      ['details', /^(individual|representative|company)\./],
    ] as const) {
      const screen = (await walk(first, { to: name, typed: { business_type: type } })).at(-1) ?? '';
      const filled = formValues(await (await press(screen, 'test')).text());
      const asked = (await due(stripe, id)).filter((requirement) => mine.test(requirement));
      expect(asked.length).toBeGreaterThan(0);
      expect(Object.keys(filled).toSorted()).toEqual(asked);
      // The value of a field that the screens know nothing of.
      expect(Object.values(filled)).not.toContain('test');
    }
  },
);
