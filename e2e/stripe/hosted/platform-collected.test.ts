import { expect, test } from 'vitest';
import { neededOnStripesPage } from '../model/only-on-stripes-page';
import { collected, individual, openCompany } from '../testing/companies';
import { control, enter, linkTo, RETURN_URL, screenName, start, walk } from '../testing/sdk';

const ON = { charges_enabled: true, payouts_enabled: true };

test.each(['US', 'CA', 'GB', 'FR', 'DE', 'AU', 'JP'])(
  'a pilot in %s may give on the hosted pages what the platform collects elsewhere',
  async (country) => {
    const { stripe } = await start();
    for (const business_type of ['individual', 'company'] as const) {
      const { id } = await stripe.accounts.create({ ...collected, country, business_type });
      const seen = await walk(await enter(await linkTo(stripe, id)));
      expect(seen.at(-1)).toBe(RETURN_URL);
      const account = await stripe.accounts.retrieve(id);
      expect(account.requirements?.currently_due).toEqual([]);
      expect(account).toMatchObject(ON);
    }
  },
);

test.each([undefined, 'interv_1Pa2.form'])(
  'what only Stripe’s page can satisfy is satisfied there (%s)',
  async (requirement) => {
    const { stripe, url } = await start();
    const { id } = await stripe.accounts.create(individual('US'));
    await control(url, '/_local/accounts', { id, forced: neededOnStripesPage(requirement) });
    const { requirements } = await stripe.accounts.retrieve(id);
    expect(requirements).toMatchObject({
      currently_due: [requirement ?? 'individual.verification.proof_of_liveness'],
      disabled_reason: 'requirements.past_due',
    });
    const seen = await walk(await enter(await linkTo(stripe, id)));
    expect(seen.map(screenName)).toContain('presence');
    expect(seen.at(-1)).toBe(RETURN_URL);
    expect(await stripe.accounts.retrieve(id)).toMatchObject(ON);
  },
);

test('the terms that a new tax ID wants can be accepted there', async () => {
  const { stripe } = await start();
  const { id } = await openCompany(stripe, 'US');
  await stripe.accounts.update(id, { company: { tax_id: '222222222' } });
  expect((await stripe.accounts.retrieve(id)).requirements?.currently_due).toContain('tos_acceptance.date');
  await walk(await enter(await linkTo(stripe, id)));
  expect(await stripe.accounts.retrieve(id)).toMatchObject(ON);
  expect((await stripe.accounts.listPersons(id)).data).toHaveLength(1);
});

test('a document of a company’s person is given there', async () => {
  const { stripe } = await start();
  const { id, personId } = await openCompany(stripe, 'US', {}, { id_number: '111111111' });
  const seen = await walk(await enter(await linkTo(stripe, id)));
  expect(seen.map(screenName)).toContain('document');
  const { verification } = await stripe.accounts.retrievePerson(id, personId);
  expect(verification?.document?.front).toBe('file_identity_document_success');
});
