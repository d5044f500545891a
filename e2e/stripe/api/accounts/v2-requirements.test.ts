import type Stripe from 'stripe';
import { expect, test } from 'vitest';
import { CHECK_SECONDS } from '../../model/verification';
import { control, enter, linkToV2, openV2, start, walk } from '../../testing/sdk';

const INCLUDE: Stripe.V2.Core.AccountRetrieveParams.Include[] = ['configuration.merchant', 'requirements'];
const DOCUMENT = 'identity.individual.documents.primary_verification';

/** Opens an account and takes its pilot through the hosted pages, with test values but for those typed. */
async function onboardedV2(stripe: Stripe, typed: Record<string, string> = {}): Promise<string> {
  const { id } = await openV2(stripe);
  await walk(await enter(await linkToV2(stripe, id)), { to: 'document', typed });
  return id;
}

async function look(stripe: Stripe, id: string) {
  const { requirements, configuration } = await stripe.v2.core.accounts.retrieve(id, { include: INCLUDE });
  return { requirements, capabilities: configuration?.merchant?.capabilities };
}

test('all that a new account needs is past due, by its names in v2', async () => {
  const { stripe } = await start();
  const { id } = await openV2(stripe, { identity: { country: 'us', entity_type: 'individual' } });
  const { requirements } = await look(stripe, id);
  expect(requirements?.summary).toEqual({ minimum_deadline: { status: 'past_due' } });
  expect(requirements?.entries?.map(({ description }) => description)).toEqual([
    'configuration.merchant.mcc',
    'defaults.profile.business_url',
    'external_account',
    'identity.individual.address.city',
    'identity.individual.address.line1',
    'identity.individual.address.postal_code',
    'identity.individual.address.state',
    'identity.individual.date_of_birth.day',
    'identity.individual.date_of_birth.month',
    'identity.individual.date_of_birth.year',
    'identity.individual.email',
    'identity.individual.given_name',
    'identity.individual.surname',
    'identity.individual.phone',
    'identity.individual.id_numbers.us_ssn_last_4',
    'configuration.merchant.statement_descriptor.descriptor',
    'identity.attestations.terms_of_service.account.date',
    'identity.attestations.terms_of_service.account.ip',
  ]);
  expect(requirements?.alternatives).toEqual([
    {
      original_entries: [{ description: 'defaults.profile.business_url' }],
      options: [
        {
          entries: [
            {
              awaiting_action_from: 'user',
              description: 'defaults.profile.product_description',
              errors: [],
            },
          ],
        },
      ],
    },
  ]);
  const restricts = (capability: string) => ({
    capability,
    configuration: 'merchant',
    deadline: { status: 'past_due' },
  });
  expect(requirements?.entries?.[0]).toEqual({
    awaiting_action_from: 'user',
    description: 'configuration.merchant.mcc',
    errors: [],
    impact: { restricts_capabilities: [restricts('card_payments'), restricts('stripe_balance.payouts')] },
    minimum_deadline: { status: 'past_due' },
    requested_reasons: [{ code: 'routine_onboarding' }],
  });
  expect(
    requirements?.entries?.find(({ description }) => description === 'external_account')?.impact,
  ).toEqual({ restricts_capabilities: [restricts('stripe_balance.payouts')] });
});

test('a company is asked for its name, and for who represents it', async () => {
  const { stripe } = await start();
  const { id } = await openV2(stripe, { identity: { country: 'de', entity_type: 'company' } });
  const names = (await look(stripe, id)).requirements?.entries?.map(({ description }) => description);
  expect(names).toEqual(
    expect.arrayContaining([
      'identity.business_details.registered_name',
      'representative.given_name',
      'representative.date_of_birth.day',
    ]),
  );
});

test('while Stripe looks, the capability is pending and the entry is Stripe’s', async () => {
  const { stripe, state } = await start();
  const id = await onboardedV2(stripe, { 'individual.dob.year': '1901' });
  const { requirements, capabilities } = await look(stripe, id);
  expect(requirements?.entries).toMatchObject([{ awaiting_action_from: 'stripe', description: DOCUMENT }]);
  expect(capabilities?.card_payments).toEqual({
    status: 'pending',
    status_details: [{ code: 'requirements_pending_verification', resolution: 'no_resolution' }],
  });
  state.clock.advance(CHECK_SECONDS);
  const verified = await look(stripe, id);
  expect(verified.capabilities?.card_payments).toEqual({ status: 'active', status_details: [] });
  expect(verified.requirements?.entries).toMatchObject([
    { awaiting_action_from: 'user', minimum_deadline: { status: 'eventually_due' } },
  ]);
  expect(verified.requirements?.summary?.minimum_deadline?.status).toBe('eventually_due');
});

test('a document that is due has its error; what else works goes on', async () => {
  const { stripe, state } = await start();
  const id = await onboardedV2(stripe, { 'individual.address.line1': 'address_no_match' });
  state.clock.advance(CHECK_SECONDS);
  const { requirements, capabilities } = await look(stripe, id);
  expect(requirements?.entries).toMatchObject([
    {
      awaiting_action_from: 'user',
      description: 'identity.individual.documents.secondary_verification',
      errors: [{ code: 'verification_failed_address_match', description: expect.any(String) }],
      minimum_deadline: { status: 'past_due' },
      requested_reasons: [{ code: 'routine_verification' }],
    },
  ]);
  expect(capabilities).toMatchObject({
    card_payments: { status: 'active' },
    stripe_balance: {
      payouts: { status: 'restricted', status_details: [{ code: 'requirements_past_due' }] },
    },
  });
});

test('nothing due is no entries and no summary', async () => {
  const { stripe, state } = await start();
  const { id } = await openV2(stripe, { identity: { country: 'de' } });
  await walk(await enter(await linkToV2(stripe, id)));
  state.clock.advance(CHECK_SECONDS);
  expect((await look(stripe, id)).requirements).toEqual({
    alternatives: [],
    entries: [],
    summary: null,
  });
});

test('each requirement is told once, with its most urgent deadline and the time of it', async () => {
  const { stripe, url } = await start();
  const { id } = await openV2(stripe);
  await control(url, '/_local/accounts', {
    id,
    forced: {
      charges_enabled: true,
      payouts_enabled: true,
      requirements: {
        past_due: [],
        currently_due: ['external_account'],
        eventually_due: ['external_account', 'individual.id_number'],
        current_deadline: 1_900_000_000,
        disabled_reason: null,
      },
    },
  });
  const { requirements, capabilities } = await look(stripe, id);
  expect(requirements?.entries?.map((entry) => [entry.description, entry.minimum_deadline.status])).toEqual([
    ['external_account', 'currently_due'],
    ['identity.individual.id_numbers', 'eventually_due'],
  ]);
  expect(requirements?.summary).toEqual({
    minimum_deadline: { status: 'currently_due', time: '2030-03-17T17:46:40.000Z' },
  });
  expect(capabilities?.card_payments?.status).toBe('active');
});

test.each([
  ['rejected.fraud', 'rejected', 'rejected_fraud'],
  ['rejected.terms_of_service', 'rejected', 'rejected_terms_of_service'],
  ['rejected.platform_other', 'rejected', 'rejected_platform_other'],
  ['listed', 'restricted', 'restricted_other'],
  ['under_review', 'restricted', 'restricted_other'],
  ['platform_paused', 'restricted', 'restricted_other'],
  ['requirements.past_due', 'restricted', 'requirements_past_due'],
  ['requirements.pending_verification', 'pending', 'requirements_pending_verification'],
] as const)('%s in v1 is %s in v2, with %s', async (disabled_reason, status, code) => {
  const { stripe, url } = await start();
  const { id } = await openV2(stripe);
  await control(url, '/_local/accounts', { id, forced: { requirements: { disabled_reason } } });
  const { capabilities } = await look(stripe, id);
  expect(capabilities?.card_payments).toMatchObject({ status, status_details: [{ code }] });
});
