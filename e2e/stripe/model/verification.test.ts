import type Stripe from 'stripe';
import { expect, test } from 'vitest';
import {
  destination,
  enter,
  formValues,
  linkTo,
  onboard,
  open,
  pass,
  press,
  RETURN_URL,
  screenName,
  start,
  walk,
} from '../testing/sdk';
import { CHECK_SECONDS, DOCUMENT } from './verification';

const VERIFIED = {
  details_submitted: true,
  charges_enabled: true,
  payouts_enabled: true,
  capabilities: { transfers: 'active' },
  requirements: {
    currently_due: [],
    past_due: [],
    pending_verification: [],
    eventually_due: ['individual.id_number'],
    disabled_reason: null,
    errors: [],
  },
};
const IN_REVIEW = {
  details_submitted: true,
  charges_enabled: false,
  payouts_enabled: false,
  capabilities: { transfers: 'pending' },
  requirements: { currently_due: [], past_due: [], disabled_reason: 'requirements.pending_verification' },
};
const DOCUMENT_DUE = {
  currently_due: [DOCUMENT],
  past_due: [DOCUMENT],
  disabled_reason: 'requirements.past_due',
  errors: [{ code: 'verification_failed_keyed_identity', requirement: DOCUMENT }],
};
const OF_COMPANY = 'company.verification.document';
const NEITHER = { details_submitted: true, charges_enabled: false, payouts_enabled: false };

/** Opens the screen that asks for a document, as a pilot does who comes back for it. */
async function documentScreen(stripe: Stripe, account: string): Promise<string> {
  const screen = await pass(await enter(await linkTo(stripe, account)));
  expect(screenName(screen)).toBe('document');
  return screen;
}

test('a pilot born on 1 January 1902 is verified at once', async () => {
  const { stripe } = await start();
  const id = await onboard(stripe, { 'individual.dob.year': '1902' });
  expect(await stripe.accounts.retrieve(id)).toMatchObject(VERIFIED);
});

test('a pilot born on 1 January 1901 is verified when Stripe has looked', async () => {
  const { stripe, state } = await start();
  const id = await onboard(stripe, { 'individual.dob.year': '1901' });
  const inReview = await stripe.accounts.retrieve(id);
  expect(inReview).toMatchObject(IN_REVIEW);
  expect(inReview.requirements?.pending_verification).not.toEqual([]);
  state.clock.advance(CHECK_SECONDS - 5);
  expect(await stripe.accounts.retrieve(id)).toMatchObject(IN_REVIEW);
  state.clock.advance(5);
  expect(await stripe.accounts.retrieve(id)).toMatchObject(VERIFIED);
});

test('a Social Security number of 2222 is verified at once, whenever the pilot was born', async () => {
  const { stripe } = await start();
  const id = await onboard(stripe, { 'individual.dob.year': '1901', 'individual.ssn_last_4': '2222' });
  expect(await stripe.accounts.retrieve(id)).toMatchObject(VERIFIED);
});

test('a pilot born on 1 January 1900 is found on a list, then rejected', async () => {
  const { stripe, state } = await start();
  const id = await onboard(stripe, { 'individual.dob.year': '1900' });
  const listed = { currently_due: [], eventually_due: [], past_due: [], disabled_reason: 'listed' };
  expect(await stripe.accounts.retrieve(id)).toMatchObject({ ...NEITHER, requirements: listed });
  await linkTo(stripe, id);
  state.clock.advance(CHECK_SECONDS);
  expect(await stripe.accounts.retrieve(id)).toMatchObject({
    ...NEITHER,
    requirements: { ...listed, disabled_reason: 'rejected.listed' },
  });
  await expect(linkTo(stripe, id)).rejects.toThrow('the account has been rejected');
});

test('the days and months of birth count without their leading zeros, and with them', async () => {
  const { stripe } = await start();
  const id = await onboard(stripe, {
    'individual.dob.day': '01',
    'individual.dob.month': '01',
    'individual.dob.year': '1900',
  });
  expect((await stripe.accounts.retrieve(id)).requirements?.disabled_reason).toBe('listed');
});

test.each([
  ['1902', 0],
  ['1901', CHECK_SECONDS],
])(
  'a Social Security number of 1111 makes a document due (born in %s, after %d s)',
  async (year, seconds) => {
    const { stripe, state } = await start();
    const id = await onboard(stripe, { 'individual.dob.year': year, 'individual.ssn_last_4': '1111' });
    state.clock.advance(seconds);
    expect(await stripe.accounts.retrieve(id)).toMatchObject({ ...NEITHER, requirements: DOCUMENT_DUE });
  },
);

test('a pilot who can be told at once that a document is due gives it in the same visit', async () => {
  const { stripe } = await start();
  const { id } = await stripe.accounts.create();
  const seen = await walk(await enter(await linkTo(stripe, id)), {
    typed: { 'individual.ssn_last_4': '1111' },
  });
  expect(seen.slice(-3).map(screenName)).toEqual(['review', 'document', 'return']);
  expect((await stripe.accounts.retrieve(id)).charges_enabled).toBe(true);
});

test('the document that Stripe accepts verifies the pilot, who is then sent back', async () => {
  const { stripe } = await start();
  const id = await onboard(stripe, { 'individual.ssn_last_4': '1111' });
  const screen = await documentScreen(stripe, id);
  const uploaded = await press(screen, 'continue', { [DOCUMENT]: 'file_identity_document_success' });
  expect(destination(uploaded)).toBe(RETURN_URL);
  expect(await stripe.accounts.retrieve(id)).toMatchObject(VERIFIED);
});

test('after the document that Stripe does not accept another is due', async () => {
  const { stripe } = await start();
  const id = await onboard(stripe, { 'individual.ssn_last_4': '1111' });
  const screen = await documentScreen(stripe, id);
  await press(screen, 'continue', { [DOCUMENT]: 'file_identity_document_failure' });
  const account = await stripe.accounts.retrieve(id);
  expect(account).toMatchObject({
    ...NEITHER,
    requirements: { ...DOCUMENT_DUE, errors: [{ requirement: DOCUMENT }] },
  });
  expect(account.requirements?.errors?.[0]?.code).toMatch(/^verification_document_/);

  const again = await documentScreen(stripe, id);
  expect(formValues(await (await open(again)).text())).toEqual({
    [DOCUMENT]: 'file_identity_document_failure',
  });
  await press(again, 'continue', { [DOCUMENT]: 'file_identity_document_success' });
  expect(await stripe.accounts.retrieve(id)).toMatchObject(VERIFIED);
});

test('a pilot who saves the document for later still has to give it', async () => {
  const { stripe } = await start();
  const id = await onboard(stripe, { 'individual.ssn_last_4': '1111' });
  expect(destination(await press(await documentScreen(stripe, id), 'later'))).toBe(RETURN_URL);
  expect(await stripe.accounts.retrieve(id)).toMatchObject({ ...NEITHER, requirements: DOCUMENT_DUE });
});

test.each([
  ['address_full_match', VERIFIED],
  [
    'address_no_match',
    {
      charges_enabled: true,
      payouts_enabled: false,
      requirements: { currently_due: ['individual.verification.additional_document'] },
    },
  ],
  ['address_line1_no_match', { ...NEITHER, requirements: DOCUMENT_DUE }],
])('the address %s decides what the account can do', async (line1, state) => {
  const { stripe } = await start();
  const id = await onboard(stripe, { 'individual.address.line1': line1 });
  expect(await stripe.accounts.retrieve(id)).toMatchObject(state);
});

test('a wrong address and a wrong number make both documents due, which one screen takes', async () => {
  const { stripe } = await start();
  const id = await onboard(stripe, {
    'individual.ssn_last_4': '1111',
    'individual.address.line1': 'address_no_match',
  });
  const both = [DOCUMENT, 'individual.verification.additional_document'];
  expect(await stripe.accounts.retrieve(id)).toMatchObject({
    ...NEITHER,
    requirements: { currently_due: both },
  });
  expect(await pass(await documentScreen(stripe, id))).toBe(RETURN_URL);
  expect(await stripe.accounts.retrieve(id)).toMatchObject(VERIFIED);
});

test.each([
  ['000000000', { charges_enabled: false, requirements: { pending_verification: [DOCUMENT] } }],
  ['111111111', { charges_enabled: false, requirements: { pending_verification: [DOCUMENT] } }],
  ['222222222', { charges_enabled: true, payouts_enabled: true }],
])('a whole number of %s counts as the last digits do', async (id_number, atOnce) => {
  const { stripe, state } = await start();
  const { id } = await stripe.accounts.create({ business_type: 'individual', individual: { id_number } });
  await walk(await enter(await linkTo(stripe, id)), { typed: { 'individual.dob.year': '1901' } });
  expect(await stripe.accounts.retrieve(id)).toMatchObject(atOnce);
  state.clock.advance(CHECK_SECONDS);
  expect(await stripe.accounts.retrieve(id)).toMatchObject(
    id_number === '111111111'
      ? { ...NEITHER, requirements: DOCUMENT_DUE }
      : { charges_enabled: true, payouts_enabled: true },
  );
});

test.each<[string, Record<string, string>, boolean, string[]]>([
  ['nothing is wrong', {}, true, []],
  [
    'who acts for it is not known',
    { 'representative.ssn_last_4': '1111' },
    false,
    ['representative.verification.document'],
  ],
  ['its address is another', { 'company.address.line1': 'address_no_match' }, true, [OF_COMPANY]],
  ['its address is none', { 'company.address.line1': 'address_line1_no_match' }, false, [OF_COMPANY]],
  ['its tax ID is another’s', { 'company.tax_id': '11-1111111' }, false, [OF_COMPANY]],
  ['its tax ID is nobody’s', { 'company.tax_id': '111111112' }, false, [OF_COMPANY]],
])('of a company, where %s', async (_, typed, charges_enabled, currently_due) => {
  const { stripe } = await start();
  const { id } = await stripe.accounts.create({ business_type: 'company' });
  const end = (await walk(await enter(await linkTo(stripe, id)), { to: 'document', typed })).at(-1) ?? '';
  expect(await stripe.accounts.retrieve(id)).toMatchObject({
    charges_enabled,
    payouts_enabled: currently_due.length === 0,
    requirements: { currently_due },
  });
  if (currently_due.length > 0) expect(await pass(end)).toBe(RETURN_URL);
  expect(await stripe.accounts.retrieve(id)).toMatchObject({ charges_enabled: true, payouts_enabled: true });
});

test('outside of the United States nothing is due later', async () => {
  const { stripe } = await start();
  const { id } = await stripe.accounts.create({ country: 'DE' });
  await walk(await enter(await linkTo(stripe, id)));
  expect((await stripe.accounts.retrieve(id)).requirements?.eventually_due).toEqual([]);
});
