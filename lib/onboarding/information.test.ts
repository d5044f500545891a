import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { jpg, pdf, png } from '@/e2e/stripe/testing/images';
import { start } from '@/e2e/stripe/testing/sdk';
import type { OwnedAccount } from '../accounts/account';
import { accountsThrough } from '../accounts/apis';
import { Countries } from '../accounts/countries';
import { owned } from '../accounts/testing';
import { type AccountsApi, accountsApis, type Choices } from '../platform/choices';
import { createStripe } from '../stripe';
import { entityTypesOf } from './form/formats';
import { purposeOf } from './form/purpose';
import { questionsOf } from './form/questions';
import { detailsOf, filled, questionsAt } from './form/testing';
import { Information, type Sent } from './information';

const choices: Choices = {
  onboarding: 'api',
  dashboard: 'none',
  charges: 'direct',
  fees: 'platform',
  losses: 'platform',
};

const IP = '203.0.113.7';
const AGENT = 'Mozilla/5.0 (Rockets)';

const sent = (
  fields: Readonly<Record<string, string>> | ReadonlyMap<string, string>,
  more: Partial<Omit<Sent, 'fields'>> = {},
): Sent => ({
  fields: fields instanceof Map ? fields : new Map(Object.entries(fields)),
  files: new Map(),
  later: false,
  attempt: 'first',
  ip: IP,
  userAgent: AGENT,
  ...more,
});

/** A local Stripe with the part of the app that gives it what pilots send. */
async function startWith(api: AccountsApi) {
  const local = await start();
  const stripe = createStripe({ secretKey: 'sk_test_rocketRides0000', apiBase: new URL(local.url) });
  const accounts = accountsThrough(stripe, new URL(local.url));
  const countries = new Countries(stripe, { country: 'US', capabilities: 'both' });
  const information = new Information(accounts, stripe, countries);
  let opened = 0;
  const open = async (country = 'US'): Promise<OwnedAccount> => {
    local.state.creations.clear();
    const wish = { api, country, requested: 'both', choices } as const;
    const id = await accounts[api].create(wish, { pilot_id: 'pilot' }, `key-${++opened}`);
    return owned(id, { api, choices, country });
  };
  const posts = () =>
    local.state.log.entries
      .filter(({ method }) => method !== 'GET')
      .map(({ method, path }) => `${method} ${path}`);
  return { ...local, stripe, information, open, posts };
}
type World = Awaited<ReturnType<typeof startWith>>;

const TYPE = { v1: 'business_type', v2: 'identity.entity_type' } as const;

/** Goes on page after page as a pilot who gives plausible values; gives where they end, and where they were. */
async function walk(
  { information }: World,
  account: OwnedAccount,
  entityType: string,
): Promise<{ end: string; pages: string[] }> {
  const pages: string[] = [];
  let path = '/onboarding/type';
  while (path.startsWith('/onboarding/') && pages.length < 30) {
    pages.push(path.replace(/person_\w+/, 'person'));
    const details = await information.details(account);
    const fields = new Map(filled(questionsAt(path, details), details));
    if (fields.has(TYPE[account.api])) fields.set(TYPE[account.api], entityType);
    path = await information.give(account, sent(fields, { attempt: `page-${pages.length}` }));
  }
  return { end: path, pages };
}

const walks = accountsApis.flatMap((api) =>
  ['US', 'CA', 'GB', 'FR', 'DE'].flatMap((country) =>
    entityTypesOf(country).map((entityType) => [api, country, entityType] as const),
  ),
);

describe('page after page', () => {
  test.each(walks)('by %s in %s a %s is onboarded to its end', async (api, country, entityType) => {
    const world = await startWith(api);
    const account = await world.open(country);
    const { end, pages } = await walk(world, account, entityType);
    expect(end).toBe(`/return/${account.id}`);
    expect(new Set(pages).has('/onboarding/bank')).toBe(true);
    expect(pages.includes('/onboarding/people')).toBe(entityType !== 'individual');
    expect(await world.stripe.accounts.retrieve(account.id)).toMatchObject({
      business_type: entityType,
      country,
      details_submitted: true,
      charges_enabled: true,
      payouts_enabled: true,
      requirements: { currently_due: [], errors: [] },
      external_accounts: { data: [{ default_for_currency: true }] },
    });
  });
});

describe.each(accountsApis)('by %s', (api) => {
  const v1 = api === 'v1';
  const name = {
    type: TYPE[api],
    first: v1 ? 'individual.first_name' : 'identity.individual.given_name',
    last: v1 ? 'individual.last_name' : 'identity.individual.surname',
    phone: v1 ? 'individual.phone' : 'identity.individual.phone',
    email: v1 ? 'individual.email' : 'identity.individual.email',
    dob: v1 ? 'individual.dob' : 'identity.individual.date_of_birth',
    ssn: v1 ? 'individual.ssn_last_4' : 'identity.individual.id_numbers.us_ssn_last_4',
    url: v1 ? 'business_profile.url' : 'defaults.profile.business_url',
    terms: v1 ? 'tos_acceptance' : 'identity.attestations.terms_of_service',
    document: v1 ? 'individual.verification.document' : 'identity.individual.documents.primary_verification',
    companyPhone: v1 ? 'company.phone' : 'identity.business_details.phone',
    firstOf: v1 ? 'first_name' : 'given_name',
    lastOf: v1 ? 'last_name' : 'surname',
    dobOf: v1 ? 'dob' : 'date_of_birth',
  };
  const born = (base: string, year = '1985') => ({
    [`${base}.day`]: '27',
    [`${base}.month`]: 'March',
    [`${base}.year`]: year,
  });

  async function individual(country = 'US') {
    const world = await startWith(api);
    const account = await world.open(country);
    await world.information.give(account, sent({ [name.type]: 'individual' }));
    return { ...world, account };
  }

  async function company() {
    const world = await startWith(api);
    const account = await world.open();
    await world.information.give(account, sent({ [name.type]: 'company' }));
    const add = (role: string, first = 'Ada', more: Partial<Omit<Sent, 'fields'>> = {}) =>
      world.information.give(
        account,
        sent({ [`${role}.${name.firstOf}`]: first, [`${role}.${name.lastOf}`]: 'Rosen' }, more),
      );
    return { ...world, account, add };
  }

  test('what was given is told again, and leads on', async () => {
    const { information, account } = await individual();
    const next = await information.give(
      account,
      sent({ [name.first]: 'Jenny', [name.phone]: '(415) 555-2671' }),
    );
    expect(next).toBe('/onboarding/you');
    const { given } = await information.details(account);
    expect([given.get(name.first), given.get(name.phone)]).toEqual(['Jenny', '+14155552671']);
    const changed = sent({ [name.first]: 'Jen', [name.last]: '' }, { later: true });
    expect(await information.give(account, changed)).toBe('/');
    expect((await information.details(account)).given.get(name.first)).toBe('Jen');
  });

  test('what is missing or wrong is told by its field, and nothing is sent', async () => {
    const { information, account, state } = await individual();
    state.log.clear();
    const wrong = sent({
      [name.first]: '',
      [name.phone]: '555',
      [name.email]: 'jenny@rides.test',
      ...born(name.dob, '2985'),
    });
    await expect(information.give(account, wrong)).rejects.toMatchObject({
      code: 'fields_wrong',
      fields: { [name.first]: 'missing', [name.phone]: 'phone', [`${name.dob}.year`]: 'date_future' },
    });
    expect(state.log.entries.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  test('unchanged values are not sent again', async () => {
    const { information, account, state } = await individual();
    await information.give(account, sent({ [name.first]: 'Jenny' }));
    state.log.clear();
    await information.give(account, sent({ [name.first]: 'Jenny' }));
    expect(state.log.entries.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  describe('what Stripe refuses is told at its field', () => {
    test('such as a website', async () => {
      const { information, account } = await individual();
      await expect(
        information.give(account, sent({ [name.url]: 'https://example.com' })),
      ).rejects.toMatchObject({
        code: 'fields_wrong',
        fields: { [name.url]: 'refused' },
        requestId: expect.stringMatching(/^req_/),
      });
    });

    test('such as a phone number, or a part of a date', async () => {
      const { information, account, state } = await individual();
      const path = v1 ? `/v1/accounts/${account.id}` : `/v2/core/accounts/${account.id}`;
      const refuse = (param: string) =>
        state.faults.plan({
          kind: 'answer',
          status: 400,
          body: JSON.stringify({
            error: { type: 'invalid_request_error', message: 'No.', code: 'x', param },
          }),
          method: 'POST',
          path,
          times: 1,
        });
      refuse(v1 ? 'individual[phone]' : 'identity.individual.phone');
      await expect(information.give(account, sent({ [name.phone]: '(415) 555-2671' }))).rejects.toMatchObject(
        {
          fields: { [name.phone]: 'refused' },
        },
      );
      refuse(v1 ? 'individual[dob][year]' : 'identity.individual.date_of_birth.year');
      await expect(information.give(account, sent(born(name.dob)))).rejects.toMatchObject({
        fields: { [`${name.dob}.year`]: 'refused' },
      });
      refuse(v1 ? 'individual[dob]' : 'identity.individual.date_of_birth');
      await expect(information.give(account, sent(born(name.dob)))).rejects.toMatchObject({
        fields: { [name.dob]: 'refused' },
      });
      refuse(v1 ? 'individual[ssn_last_4]' : 'identity.individual.id_numbers[0].value');
      await expect(information.give(account, sent({ [name.ssn]: '0000' }))).rejects.toMatchObject({
        fields: { [name.ssn]: 'refused' },
      });
      refuse(v1 ? 'controller[fees]' : 'dashboard');
      await expect(information.give(account, sent({ [name.email]: 'a@rides.test' }))).rejects.toMatchObject({
        code: 'stripe_refused',
      });
    });

    test('such as the numbers of a bank', async () => {
      const { information, account } = await individual();
      const give = (routing_number: string, account_number: string) =>
        information.give(
          account,
          sent({
            'external_account.routing_number': routing_number,
            'external_account.account_number': account_number,
            'external_account.account_holder_name': '',
          }),
        );
      await expect(give('110000001', '000123456789')).rejects.toMatchObject({
        fields: { 'external_account.routing_number': 'refused' },
      });
      await expect(give('110000000', '99999999')).rejects.toMatchObject({
        fields: { 'external_account.account_number': 'refused' },
      });
      await give('110000000', '000123456789');
      expect((await information.details(account)).bankAccount).toEqual({
        last4: '6789',
        bankName: 'STRIPE TEST BANK',
      });
      // Another one takes its place.
      await give('110000000', '000111111116');
      expect((await information.details(account)).bankAccount?.last4).toBe('1116');
    });

    test('such as a person’s date of birth', async () => {
      const { information, account, add } = await company();
      const next = await add('owners');
      const id = next.split('/').at(-1) ?? '';
      await expect(
        information.give(account, sent(born(`${id}.${name.dobOf}`, '1850'))),
      ).rejects.toMatchObject({
        code: 'fields_wrong',
        fields: expect.objectContaining({ [`${id}.${name.dobOf}.year`]: 'refused' }),
      });
    });

    test.each([
      ['GB', { sort_code: '10-88-00', account_number: '99999999' }, 'account_number', 'account_number'],
      ['GB', { sort_code: '10-88-00', account_number: '00012345' }, 'routing_number', 'sort_code'],
      [
        'CA',
        { transit_number: '11000', institution_number: '000', account_number: '000123456789' },
        'routing_number',
        'transit_number',
      ],
      ['DE', { iban: 'DE89370400440532013000' }, 'account_number', 'iban'],
    ])('in %s, whose banks are written as %j: %s at %s', async (country, numbers, param, input) => {
      const { information, account, state } = await individual(country);
      const error = { type: 'invalid_request_error', message: 'No.', param: `external_account[${param}]` };
      state.faults.plan({
        kind: 'answer',
        status: 400,
        body: JSON.stringify({ error }),
        method: 'POST',
        path: `/v1/accounts/${account.id}/external_accounts`,
        times: 1,
      });
      const typed = Object.entries(numbers).map(([part, text]) => [`external_account.${part}`, text]);
      await expect(information.give(account, sent(Object.fromEntries(typed)))).rejects.toMatchObject({
        code: 'fields_wrong',
        fields: { [`external_account.${input}`]: 'refused' },
      });
    });

    test('such as the number of an IBAN', async () => {
      const { information, account } = await individual('DE');
      await expect(
        information.give(account, sent({ 'external_account.iban': 'DE88370400440532013000' })),
      ).rejects.toMatchObject({ fields: { 'external_account.iban': 'iban' } });
      await information.give(account, sent({ 'external_account.iban': 'DE89 3704 0044 0532 0130 00' }));
      expect((await information.details(account)).bankAccount?.last4).toBe('3000');
    });
  });

  test.each([
    'metadata.pilot_id',
    'capabilities.card_payments.requested',
    'controller.losses.payments',
    'settings.payouts.schedule.delay_days',
    'defaults.responsibilities.losses_collector',
    'person_1AbC.first_name',
    'company.name',
    '__proto__',
  ])('%s is not asked, and then nothing is sent', async (other) => {
    const { information, account, state } = await individual();
    state.log.clear();
    const fields = new Map([
      [name.first, 'Jenny'],
      [other, 'x'],
    ]);
    await expect(information.give(account, sent(fields))).rejects.toMatchObject({ code: 'not_asked' });
    expect(state.log.entries.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  test('a person of another account is not asked for, changed or removed', async () => {
    const { information, account, open, add, stripe, state } = await company();
    const id = (await add('owners')).split('/').at(-1) ?? '';
    const other = await open();
    await information.give(other, sent({ [name.type]: 'company' }));
    state.log.clear();
    for (const fields of [
      { [`${id}.${name.firstOf}`]: 'Eve' },
      { [`${id}.email`]: 'eve@rides.test' },
      { [`${id}.deleted`]: 'true' },
    ])
      await expect(information.give(other, sent(fields))).rejects.toMatchObject({ code: 'not_asked' });
    expect(state.log.entries.filter(({ method }) => method !== 'GET')).toEqual([]);
    expect((await stripe.accounts.listPersons(account.id)).data).toMatchObject([{ id, first_name: 'Ada' }]);
  });

  describe('a person', () => {
    test('is there once, however often the same page is sent, and twice by two', async () => {
      const { stripe, account, add } = await company();
      const first = await add('owners');
      expect(first).toMatch(/^\/onboarding\/people\/person_/);
      expect(await add('owners')).toBe(first);
      await Promise.all([add('owners', 'Bo'), add('owners', 'Bo')]);
      await add('owners', 'Ada', { attempt: 'second' });
      const { data } = await stripe.accounts.listPersons(account.id);
      expect(data.map(({ first_name }) => first_name).toSorted()).toEqual(['Ada', 'Ada', 'Bo']);
    });

    test('who represents the business is there once, and a second press leads on as the first', async () => {
      const { stripe, account, add } = await company();
      const first = await add('representative');
      expect(await add('representative')).toBe(first);
      const { data } = await stripe.accounts.listPersons(account.id);
      expect(data).toMatchObject([{ first_name: 'Ada', relationship: { representative: true } }]);
    });

    test('who was added already is who a later press of the same page means, if it says who that is', async () => {
      const { stripe, information, account, add } = await company();
      const owner = (first: string, year: string) => ({
        [`owners.${name.firstOf}`]: first,
        [`owners.${name.lastOf}`]: 'Rosen',
        ...born(`owners.${name.dobOf}`, year),
      });
      // Once an owner is there, Stripe asks for no more of a new one than a name: what was shown before is known by who it is.
      const first = await information.give(account, sent(owner('Ada', '1985')));
      expect(await information.give(account, sent(owner('Ada', '1985'), { attempt: 'second' }))).toBe(first);
      const two = information.give(account, sent(owner('Ada', '1955'), { attempt: 'third' }));
      await expect(two).rejects.toMatchObject({ code: 'not_asked' });
      await add('owners', 'Ada', { attempt: 'fourth' });
      const { data } = await stripe.accounts.listPersons(account.id);
      expect(data.map(({ dob }) => dob?.year ?? null).toSorted()).toEqual([1985, null]);
    });

    test('has the role that they were added in, and what else was ticked', async () => {
      const { stripe, information, account } = await company();
      await information.give(
        account,
        sent({
          [`directors.${name.firstOf}`]: 'Ada',
          [`directors.${name.lastOf}`]: 'Rosen',
          'directors.relationship.owner': 'true',
        }),
      );
      const [person] = (await stripe.accounts.listPersons(account.id)).data;
      expect(person?.relationship).toMatchObject({ director: true, owner: true });
      expect((await information.details(account)).persons).toEqual([
        { id: person?.id, name: 'Ada Rosen', roles: ['owners', 'directors'] },
      ]);
    });

    test('who is removed is gone, and their name asked for no more', async () => {
      const { information, account, add } = await company();
      const id = (await add('owners')).split('/').at(-1) ?? '';
      const removal = sent({ [`${id}.deleted`]: 'true' });
      expect(await information.give(account, removal)).toBe('/onboarding/people');
      expect((await information.details(account)).persons).toEqual([]);
      await expect(information.give(account, removal)).rejects.toMatchObject({ code: 'not_asked' });
      await expect(
        information.give(account, sent({ [`${id}.email`]: 'ada@rides.test' })),
      ).rejects.toMatchObject({ code: 'not_asked' });
    });

    test('is removed by a press of their own alone', async () => {
      const { information, account, add } = await company();
      const id = (await add('owners')).split('/').at(-1) ?? '';
      await expect(
        information.give(account, sent({ [`${id}.deleted`]: 'true', [name.companyPhone]: '(415) 555-2671' })),
      ).rejects.toMatchObject({ code: 'not_asked' });
      expect((await information.details(account)).persons).toHaveLength(1);
    });
  });

  test('the signature is of now, and of where the press came from', async () => {
    const { information, account, stripe, state } = await individual();
    const before = Math.floor(Date.now() / 1000);
    const signing = sent({ [name.terms]: 'true' }, { userAgent: 'x'.repeat(1_000) });
    await information.give(account, signing);
    const { tos_acceptance: terms } = await stripe.accounts.retrieve(account.id);
    expect(terms).toMatchObject({ ip: IP, user_agent: 'x'.repeat(500) });
    expect(terms?.date).toBeGreaterThanOrEqual(before);
    expect(terms?.date).toBeLessThanOrEqual(Date.now() / 1000);
    const v2 = await stripe.v2.core.accounts.retrieve(account.id, { include: ['identity'] });
    expect(v2.identity?.attestations?.terms_of_service?.account).toMatchObject({
      date: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/),
      ip: IP,
    });
    // A second press of it has nothing more to sign.
    state.log.clear();
    await information.give(account, signing);
    expect(state.log.entries.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  describe('a file that came through us', () => {
    async function wanting() {
      const world = await startWith(api);
      const account = await world.open('DE');
      await walk(world, account, 'individual');
      await world.information.give(account, sent(born(name.dob)));
      world.state.clock.advance(3_600);
      expect([...questionsOf(await world.information.details(account)).keys()]).toContain(name.document);
      return { ...world, account };
    }
    const file = (data: Uint8Array, called = 'passport.png', input = `${name.document}.front`) => ({
      files: new Map([[input, { name: called, data }]]),
    });

    test('is uploaded, and given as the document', async () => {
      const { information, account, state, stripe } = await wanting();
      const next = await information.give(account, sent({}, file(png())));
      expect(next).toBe(`/return/${account.id}`);
      expect([...state.files.values()]).toMatchObject([{ purpose: 'identity_document', used: true }]);
      expect(await stripe.accounts.retrieve(account.id)).toMatchObject({ charges_enabled: true });
    });

    test.each([
      ['no photo', Buffer.from('GIF89a'), 'passport.gif', 'file_type'],
      ['a photo that can’t be read', png().subarray(0, 12), 'passport.png', 'file_type'],
      ['empty', Buffer.alloc(0), 'passport.png', 'file_empty'],
      ['of another kind than its name says', jpg(), 'passport.png', 'file_other_type'],
      ['too wide', png(8_000, 100), 'passport.png', 'file_pixels'],
      ['too large', Buffer.concat([pdf(), Buffer.alloc(4_000_000)]), 'passport.pdf', 'file_large_here'],
    ])('is refused where it is %s, and not uploaded', async (_, data, called, problem) => {
      const { information, account, state } = await wanting();
      await expect(information.give(account, sent({}, file(data, called)))).rejects.toMatchObject({
        code: 'fields_wrong',
        fields: { [`${name.document}.front`]: problem },
      });
      expect(state.files.size).toBe(0);
    });

    test('that Stripe can’t read is told at its field', async () => {
      const { information, account, state } = await wanting();
      const error = { type: 'invalid_request_error', message: 'Locked.', param: 'file' };
      state.faults.plan({
        kind: 'answer',
        status: 400,
        body: JSON.stringify({ error }),
        method: 'POST',
        path: '/v1/files',
        times: 1,
      });
      await expect(information.give(account, sent({}, file(pdf(), 'passport.pdf')))).rejects.toMatchObject({
        code: 'fields_wrong',
        fields: { [`${name.document}.front`]: 'file_refused' },
      });
    });

    test('that is sent twice is given once', async () => {
      const { information, account, state } = await wanting();
      const press = sent({ [`${name.document}.front`]: 'file_identity_document_success' });
      await information.give(account, press);
      state.log.clear();
      await information.give(account, press);
      expect(state.log.entries.filter(({ method }) => method === 'POST')).toEqual([]);
    });

    test('that is not asked for is not uploaded', async () => {
      const { information, account, state } = await wanting();
      const wanted = file(png()).files;
      for (const input of ['company.verification.document.front', 'metadata.file', name.first]) {
        const files = new Map([...wanted, ...file(png(), 'passport.png', input).files]);
        await expect(information.give(account, sent({}, { files }))).rejects.toMatchObject({
          code: 'not_asked',
        });
      }
      // Who began to upload would have by now.
      await wait(200);
      expect(state.files.size).toBe(0);
    });
  });
});

test.each([
  ['v1', 'individual.verification.document', 'identity_document'],
  ['v1', 'person_1AbC.verification.additional_document', 'identity_document'],
  ['v1', 'company.verification.document', 'additional_verification'],
  ['v1', 'documents.company_license.files', 'account_requirement'],
  ['v1', 'person_1AbC.documents.passport.files', 'account_requirement'],
  ['v2', 'identity.individual.documents.primary_verification', 'identity_document'],
  ['v2', 'person_1AbC.documents.secondary_verification', 'identity_document'],
  ['v2', 'identity.business_details.documents.primary_verification', 'identity_document'],
  ['v2', 'identity.business_details.documents.company_license.files', 'account_requirement'],
  ['v2', 'person_1AbC.documents.visa.files', 'account_requirement'],
] as const)('by %s a file for %s is a %s', (api, requirement, purpose) => {
  const details = detailsOf({
    api,
    entityType: 'company',
    persons: [{ id: 'person_1AbC', name: 'Jenny', roles: [] }],
    requirements: { currentlyDue: [requirement] },
  });
  const [question] = [...questionsOf(details).values()].filter(({ why }) => why === 'due');
  if (!question) throw new Error('it is not asked');
  const { base, field } = question ?? {};
  const isOneOfFiles = field?.type === 'document' && field.sides === 'files';
  expect(purposeOf(base ?? '', isOneOfFiles, api)).toBe(purpose);
});
