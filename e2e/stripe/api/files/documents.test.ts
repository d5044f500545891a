import type Stripe from 'stripe';
import { expect, test } from 'vitest';
import { png } from '../../testing/images';
import { LIVE_KEY, OTHER_PLATFORMS_KEY, openV2, platformsOwn, sdk, start } from '../../testing/sdk';

type Purpose = Stripe.FileCreateParams['purpose'];

async function upload(
  stripe: Stripe,
  purpose: Purpose = 'identity_document',
  name = 'success.png',
  options: Stripe.RequestOptions = {},
): Promise<string> {
  const file = { data: png(), name, type: 'image/png' };
  return (await stripe.files.create({ purpose, file }, options)).id;
}

const custom = {
  country: 'US',
  controller: platformsOwn,
  capabilities: { card_payments: { requested: true }, transfers: { requested: true } },
} satisfies Stripe.AccountCreateParams;

/** An update that gives a document of whoever an account stands for. */
const document = (front: string) => ({
  individual: { verification: { document: { front } } },
});
const FRONT = 'individual[verification][document][front]';

test('a file that was uploaded is a document, once', async () => {
  const { stripe, state } = await start();
  const front = await upload(stripe);
  const { id } = await stripe.accounts.create({ ...custom, business_type: 'individual', ...document(front) });
  expect(state.accounts.get(id)?.documents).toEqual({ [front]: 'success' });
  expect(state.files.get(front)).toMatchObject({ used: true });
  await expect(stripe.accounts.update(id, document(front))).rejects.toMatchObject({
    statusCode: 400,
    param: FRONT,
    message: `The file '${front}' has already been used. Upload the document again.`,
  });

  const again = await upload(stripe, 'identity_document', 'failed.png');
  await stripe.accounts.update(id, document(again));
  expect(state.accounts.get(id)?.documents).toEqual({ [front]: 'success', [again]: 'failure' });
});

test('a file is not used up by a request that is refused for something else', async () => {
  const { stripe, state } = await start();
  const front = await upload(stripe);
  const { id } = await stripe.accounts.create({ ...custom, business_type: 'individual' });
  const wrong = { ...document(front), tos_acceptance: { date: 1, ip: '203.0.113.7' } };
  await expect(stripe.accounts.update(id, wrong)).rejects.toThrow('ToS');
  expect(state.accounts.get(id)?.documents).toBeUndefined();
  await stripe.accounts.update(id, document(front));
});

test('a file of nobody’s, of another platform’s or mode, or of another account’s is none', async () => {
  const { stripe, url } = await start();
  const account = await stripe.accounts.create({ ...custom, business_type: 'individual' });
  const other = await stripe.accounts.create(custom);
  const none = (id: string) => ({
    statusCode: 400,
    code: 'resource_missing',
    param: FRONT,
    message: `No such file upload: '${id}'`,
  });
  for (const id of [
    'file_1',
    await upload(sdk(url, OTHER_PLATFORMS_KEY)),
    await upload(sdk(url, LIVE_KEY)),
    await upload(stripe, 'identity_document', 'a.png', { stripeAccount: other.id }),
  ])
    await expect(stripe.accounts.update(account.id, document(id))).rejects.toMatchObject(none(id));
  const own = await upload(stripe, 'identity_document', 'a.png', { stripeAccount: account.id });
  await stripe.accounts.update(account.id, document(own));
});

test('Stripe’s own files for tests may be given again and again, and are none in live mode', async () => {
  const { stripe, url } = await start();
  const front = 'file_identity_document_success';
  const given = { ...custom, business_type: 'individual', ...document(front) } as const;
  await stripe.accounts.create(given);
  await stripe.accounts.create(given);
  await expect(sdk(url, LIVE_KEY).accounts.create(given)).rejects.toMatchObject({ param: FRONT });
});

test('each place wants a file of its purpose', async () => {
  const { stripe } = await start();
  const company = (front: string) => ({ company: { verification: { document: { front } } } });
  const { id } = await stripe.accounts.create({ ...custom, business_type: 'company' });
  await expect(stripe.accounts.update(id, company(await upload(stripe)))).rejects.toMatchObject({
    param: 'company[verification][document][front]',
    message: expect.stringContaining("must be uploaded with the purpose 'additional_verification'"),
  });
  await stripe.accounts.update(id, company(await upload(stripe, 'additional_verification')));
});

test('persons have documents, too', async () => {
  const { stripe, state } = await start();
  const { id } = await stripe.accounts.create({ ...custom, business_type: 'company' });
  const front = await upload(stripe);
  const passport = await upload(stripe, 'account_requirement');
  const person = await stripe.accounts.createPerson(id, {
    verification: { additional_document: { front } },
    documents: { passport: { files: [passport] } },
  });
  expect(state.accounts.get(id)?.documents).toEqual({ [front]: 'success', [passport]: 'success' });
  await expect(
    stripe.accounts.updatePerson(id, person.id, { documents: { passport: { files: [passport] } } }),
  ).rejects.toMatchObject({ param: 'documents[passport][files]' });
});

test('v2 takes files in its own words', async () => {
  const { stripe, state } = await start();
  const front = await upload(stripe);
  const asked = (primary: string, files: string[] = []): Stripe.V2.Core.AccountUpdateParams => ({
    identity: {
      business_details: {
        documents: {
          primary_verification: { type: 'front_back', front_back: { front: primary } },
          ...(files.length > 0 && { proof_of_registration: { type: 'files', files } }),
        },
      },
    },
  });
  const { id } = await openV2(stripe, { identity: { country: 'us', entity_type: 'company' } });
  await stripe.v2.core.accounts.update(id, asked(front, [await upload(stripe, 'account_requirement')]));
  expect(state.accounts.get(id)?.documents).toMatchObject({ [front]: 'success' });
  const param = 'identity.business_details.documents.primary_verification.front_back.front';
  const refusals: [string, string][] = [
    [front, 'document_invalid'],
    ['file_1', 'document_invalid'],
    [await upload(stripe, 'account_requirement'), 'document_purpose_invalid'],
  ];
  for (const [file, code] of refusals)
    await expect(stripe.v2.core.accounts.update(id, asked(file))).rejects.toMatchObject({ code, param });
});

test('v1’s documents of an account v2 tells of, and v1 of none', async () => {
  const { stripe, state } = await start();
  const files = [await upload(stripe, 'account_requirement')];
  const { id } = await stripe.accounts.create({ ...custom, business_type: 'company' });
  await stripe.accounts.update(id, { documents: { proof_of_registration: { files } } });
  const { identity } = await stripe.v2.core.accounts.retrieve(id, { include: ['identity'] });
  expect(identity?.business_details?.documents).toEqual({ proof_of_registration: { files, type: 'files' } });
  expect(state.accounts.get(id)?.documents).toEqual({ [files[0] ?? '']: 'success' });
  await expect(
    stripe.accounts.update(id, { documents: { proof_of_address: { files } } }),
  ).rejects.toMatchObject({ statusCode: 400, param: 'documents[proof_of_address][files]' });
});
