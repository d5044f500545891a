import { describe, expect, test } from 'vitest';
import type { AccountDetails } from '../../accounts/account';
import { parametersOfAll, readAnswers } from './answers';
import { questionsOf } from './questions';
import { detailsOf } from './testing';

const today = new Date('2026-12-01T12:00:00Z');

/** What is read of a form: what each question was answered, what is wrong, and what was not asked. */
function read(details: AccountDetails, fields: Readonly<Record<string, string>>, later = false) {
  const { answered, problems, notAsked } = readAnswers(
    questionsOf(details),
    new Map(Object.entries(fields)),
    details,
    { later, today },
  );
  return {
    answered: Object.fromEntries(
      answered.map(({ question, parts }) => [
        question.base,
        parts.size === 1 && parts.has('') ? parts.get('') : Object.fromEntries(parts),
      ]),
    ),
    problems,
    notAsked,
    trees: parametersOfAll(answered, details),
  };
}

/** Of what is read, that alone: nothing is answered, or wrong, beside it. */
const said = ({ answered, problems }: ReturnType<typeof read>) => ({ answered, problems });

const asked = (...currentlyDue: string[]) => detailsOf({ requirements: { currentlyDue } });

const BLANK_DATE = { 'individual.dob.day': '', 'individual.dob.month': '', 'individual.dob.year': '' };
const HOME = {
  'individual.address.line1': '1 Main Street',
  'individual.address.line2': '',
  'individual.address.city': 'Springfield',
  'individual.address.state': 'CA',
  'individual.address.postal_code': '94103',
};
const BLANK_HOME = Object.fromEntries(Object.keys(HOME).map((name) => [name, '']));

describe('what is due and left blank', () => {
  const details = asked(
    'individual.first_name',
    'individual.dob.day',
    'individual.address.city',
    'business_type',
  );

  test('is missing: of a date once, of an address what must be there', () => {
    const fields = { 'individual.first_name': '', ...BLANK_DATE, ...BLANK_HOME, business_type: '' };
    expect(said(read(details, fields))).toEqual({
      answered: {},
      problems: {
        'individual.first_name': 'missing',
        'individual.dob.day': 'missing',
        'individual.address.line1': 'missing',
        'individual.address.city': 'missing',
        'individual.address.state': 'missing',
        'individual.address.postal_code': 'missing',
        business_type: 'choose',
      },
    });
    expect(read(details, fields).problems).not.toHaveProperty(['individual.address.line2']);
  });

  test('is not where the pilot goes on later', () => {
    const fields = { 'individual.first_name': '', ...BLANK_DATE, ...BLANK_HOME };
    expect(said(read(details, fields, true))).toEqual({ answered: {}, problems: {} });
  });

  test('in part is missing, and of a date later too: half a date is none', () => {
    const fields = { ...BLANK_DATE, 'individual.dob.day': '1', ...HOME, 'individual.address.city': '' };
    const ofDate = { 'individual.dob.month': 'missing', 'individual.dob.year': 'missing' };
    expect(said(read(details, fields, false))).toEqual({
      answered: {},
      problems: { ...ofDate, 'individual.address.city': 'missing' },
    });
    // What there is of an address is kept.
    const { answered, problems } = read(details, fields, true);
    expect(problems).toEqual(ofDate);
    expect(Object.keys(answered)).toEqual(['individual.address']);
  });

  test.each([
    ['individual.verification.document', 'individual.verification.document.front', 'file'],
    ['documents.company_license.files', 'documents.company_license.files', 'file'],
    ['company.owners_provided', 'company.owners_provided', 'confirm'],
    ['tos_acceptance.date', 'tos_acceptance', 'confirm'],
    ['company.structure', 'company.structure', 'choose'],
  ])('of %s is said at %s: %s', (name, input, problem) => {
    expect(read(asked(name), { [input]: '' }).problems).toEqual({ [input]: problem });
  });

  test('is what was wrong that is wrong, and the rest is kept', () => {
    const fields = { 'individual.first_name': 'Jenny', ...HOME, 'individual.address.postal_code': '9' };
    expect(said(read(details, fields))).toEqual({
      answered: { 'individual.first_name': 'Jenny' },
      problems: { 'individual.address.postal_code': 'postal_code' },
    });
  });
});

describe('what would do instead', () => {
  const details = detailsOf({
    requirements: { currentlyDue: ['business_profile.url', 'individual.ssn_last_4'] },
    alternatives: [
      { original: ['business_profile.url'], instead: [['business_profile.product_description']] },
      { original: ['individual.ssn_last_4'], instead: [['individual.verification.document']] },
    ],
  });
  const url = 'business_profile.url';
  const description = 'business_profile.product_description';

  test('is enough', () => {
    expect(said(read(details, { [url]: '', [description]: 'Rides, paid at the end.' }))).toEqual({
      answered: { [description]: 'Rides, paid at the end.' },
      problems: {},
    });
    expect(said(read(details, { [url]: 'rides.test', [description]: '' }))).toEqual({
      answered: { [url]: 'https://rides.test' },
      problems: {},
    });
  });

  test('must be good itself', () => {
    expect(read(details, { [url]: '', [description]: 'Rides' }).problems).toEqual({
      [description]: 'description_short',
    });
  });

  test('or the other is needed', () => {
    expect(read(details, { [url]: '', [description]: '' }).problems).toEqual({ [url]: 'missing' });
    // A document is given on a page of its own.
    expect(read(details, { 'individual.ssn_last_4': '' }).problems).toEqual({
      'individual.ssn_last_4': 'missing',
    });
    const front = 'individual.verification.document.front';
    expect(read(details, { [front]: '' }).problems).toEqual({ [front]: 'file' });
  });
});

describe('what an error may be about as well', () => {
  const document = 'individual.verification.document';
  const details = detailsOf({
    given: { 'individual.first_name': 'Jeny', 'individual.last_name': 'Rosen' },
    requirements: {
      currentlyDue: [document],
      errors: [{ requirement: document, code: 'verification_document_name_mismatch' }],
    },
  });

  test('is corrected, and then the document is not needed', () => {
    const fields = {
      [`${document}.front`]: '',
      'individual.first_name': 'Jenny',
      'individual.last_name': 'Rosen',
    };
    expect(said(read(details, fields))).toEqual({
      answered: { 'individual.first_name': 'Jenny' },
      problems: {},
    });
  });

  test('and left as it is, the document is', () => {
    const fields = {
      [`${document}.front`]: '',
      'individual.first_name': 'Jeny',
      'individual.last_name': 'Rosen',
    };
    expect(said(read(details, fields))).toEqual({
      answered: {},
      problems: { [`${document}.front`]: 'file' },
    });
  });
});

describe('what Stripe has', () => {
  const given = {
    business_type: 'individual',
    'individual.email': 'jenny@rides.test',
    'individual.dob.day': '1',
    'individual.dob.month': '1',
    'individual.dob.year': '1902',
  };
  const details = detailsOf({ given, provided: ['individual.ssn_last_4'] });

  test('and is sent as it is, is no answer', () => {
    expect(read(details, given)).toEqual({ answered: {}, problems: {}, notAsked: [], trees: new Map() });
  });

  test('can be changed', () => {
    expect(read(details, { ...given, 'individual.email': 'rosen@rides.test' }).answered).toEqual({
      'individual.email': 'rosen@rides.test',
    });
    expect(read(details, { ...given, 'individual.dob.month': 'March' }).answered).toEqual({
      'individual.dob': { day: 1, month: 3, year: 1902 },
    });
    expect(read(details, { 'individual.ssn_last_4': '0000' }).answered).toEqual({
      'individual.ssn_last_4': '0000',
    });
  });

  test('and is not typed anew stays: a number is never shown', () => {
    expect(said(read(details, { ...given, 'individual.ssn_last_4': '' }))).toEqual({
      answered: {},
      problems: {},
    });
  });

  test('is given anew where it is due', () => {
    const due = detailsOf({ given, requirements: { currentlyDue: ['individual.dob.day'] } });
    expect(
      read(due, { 'individual.dob.day': '2', 'individual.dob.month': '1', 'individual.dob.year': '1902' }),
    ).toMatchObject({ answered: { 'individual.dob': { day: 2, month: 1, year: 1902 } } });
  });
});

describe('what is not asked', () => {
  const details = detailsOf({
    entityType: 'company',
    persons: [{ id: 'person_1AbC', name: 'Jenny Rosen', roles: ['owners'] }],
    given: {
      'company.name': 'Rocket Rides',
      'person_1AbC.first_name': 'Jenny',
      'settings.payouts.schedule.interval': 'daily',
      'company.tax_id_provided': 'true',
    },
    requirements: {
      currentlyDue: ['company.phone', 'person_1AbC.email', 'person_2AbC.email', 'legal_guardian.email'],
    },
  });

  test.each([
    'individual.first_name',
    'person_2AbC.first_name',
    'person_2AbC.email',
    'legal_guardian.email',
    'person_1AbC.phone',
    'person_1AbC.metadata.role',
    'person_1AbC.account',
    'person_1AbC.email.extra',
    'capabilities.card_payments.requested',
    'controller.losses.payments',
    'controller.requirement_collection',
    'metadata.pilot_id',
    'settings.payouts.schedule.interval',
    'settings.payouts.schedule',
    'settings.dashboard.timezone',
    'defaults.responsibilities.losses_collector',
    'configuration.merchant.capabilities.card_payments.requested',
    'tos_acceptance',
    'tos_acceptance.service_agreement',
    'company.tax_id',
    'company.phone.extra',
    'company',
    'country',
    'type',
    'account',
    '__proto__',
    'constructor',
    '',
  ])('such as %j is told, and not answered', (name) => {
    const { notAsked, answered } = read(details, Object.fromEntries([[name, 'x']]));
    expect([notAsked, answered]).toEqual([[name], {}]);
  });

  test('is told beside what is', () => {
    expect(read(details, { 'company.phone': '(415) 555-2671', 'metadata.x': '1' })).toMatchObject({
      answered: { 'company.phone': '+14155552671' },
      notAsked: ['metadata.x'],
    });
  });
});

describe('people', () => {
  const jenny = { id: 'person_1AbC', name: 'Jenny Rosen', roles: ['representative'] } as const;

  test('who are new begin with their names, and have the role that they are added in', () => {
    const details = detailsOf({ entityType: 'company' });
    const fields = {
      'owners.first_name': 'Ada',
      'owners.last_name': 'Rosen',
      'owners.relationship.director': 'true',
    };
    const { answered, trees } = read(details, fields);
    expect(answered).toEqual({
      'owners.first_name': 'Ada',
      'owners.last_name': 'Rosen',
      'owners.relationship': { director: true },
    });
    expect([...trees]).toEqual([
      ['owners', { first_name: 'Ada', last_name: 'Rosen', relationship: { director: true } }],
    ]);
    expect(read(details, { 'owners.first_name': '', 'owners.last_name': '' }).problems).toEqual({
      'owners.first_name': 'missing',
      'owners.last_name': 'missing',
    });
  });

  test('who are there are told by their ID, apart from the account', () => {
    const details = detailsOf({
      entityType: 'company',
      persons: [jenny],
      requirements: { currentlyDue: ['representative.email', 'company.phone'] },
    });
    const { trees } = read(details, {
      'person_1AbC.email': 'j@rides.test',
      'company.phone': '(415) 555-2671',
    });
    expect(new Map(trees)).toEqual(
      new Map<string | undefined, unknown>([
        ['person_1AbC', { email: 'j@rides.test' }],
        [undefined, { company: { phone: '+14155552671' } }],
      ]),
    );
    expect(read(details, { 'representative.email': 'j@rides.test' }).notAsked).toEqual([
      'representative.email',
    ]);
  });

  test('of whom more than one thing is told at once', () => {
    const details = detailsOf({
      api: 'v2',
      entityType: 'company',
      persons: [jenny],
      requirements: {
        currentlyDue: ['person_1AbC.id_numbers.us_ssn_last_4', 'person_1AbC.relationship.title'],
      },
    });
    const { trees } = read(details, {
      'person_1AbC.id_numbers.us_ssn_last_4': '0000',
      'person_1AbC.relationship.title': 'Captain',
      'person_1AbC.relationship.owner': 'true',
    });
    expect(Object.fromEntries(trees)).toEqual({
      person_1AbC: {
        id_numbers: [{ type: 'us_ssn_last_4', value: '0000' }],
        relationship: { title: 'Captain', owner: true },
      },
    });
  });
});

describe('what is asked for although Stripe has it', () => {
  const url = 'business_profile.url';

  test('is given again as it is: what was wrong with it may have been mended', () => {
    const due = {
      currentlyDue: [url],
      errors: [{ requirement: url, code: 'invalid_url_website_incomplete' }],
    };
    const given = { [url]: 'https://rides.test' };
    const fields = { [url]: 'https://rides.test' };
    expect(read(detailsOf({ given, requirements: due }), fields).answered).toEqual(fields);
    expect(read(detailsOf({ given }), fields).answered).toEqual({});
  });

  test('so is it that a list is whole', () => {
    const name = 'company.directors_provided';
    const details = detailsOf({
      entityType: 'company',
      given: { [name]: 'true' },
      requirements: { currentlyDue: [name] },
    });
    expect(read(details, { [name]: 'true' }).answered).toEqual({ [name]: true });
  });
});

describe('an address', () => {
  const home = (prefix: string, parts: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(parts).map(([part, text]) => [`${prefix}.address.${part}`, text]));
  const OWNER = { id: 'person_1AbC', name: 'Ada', roles: ['owners'] } as const;
  const asksOwner = (country: string) =>
    detailsOf({
      country,
      entityType: 'company',
      persons: [OWNER],
      requirements: { currentlyDue: ['person_1AbC.address.city'] },
    });

  test('has what Stripe names of it, where our own form knows less', () => {
    const details = detailsOf({
      country: 'JP',
      requirements: { currentlyDue: ['individual.address_kana.town', 'individual.address_kana.city'] },
    });
    const fields = { 'individual.address_kana.town': 'ｷｮｳﾊﾞｼ', 'individual.address_kana.city': 'ﾁﾕｳｵｳｸ' };
    expect(said(read(details, fields))).toEqual({
      answered: { 'individual.address_kana': { town: 'ｷｮｳﾊﾞｼ', city: 'ﾁﾕｳｵｳｸ' } },
      problems: {},
    });
    expect(read(details, { ...fields, 'individual.address_kana.town': '' }).problems).toEqual({
      'individual.address_kana.town': 'missing',
    });
  });

  test('of a country that is not known needs no more than Stripe asks', () => {
    const names = ['individual.address.line1', 'individual.address.city'];
    const details = detailsOf({ country: 'HK', requirements: { currentlyDue: names } });
    const fields = home('individual', {
      line1: '1 Peak Road',
      line2: '',
      city: 'Central',
      state: '',
      postal_code: '',
    });
    expect(read(details, fields).problems).toEqual({});
    const more = detailsOf({
      country: 'HK',
      requirements: { currentlyDue: [...names, 'individual.address.state'] },
    });
    expect(read(more, fields).problems).toEqual({ 'individual.address.state': 'missing' });
  });

  test('is written as where somebody lives, who may live abroad', () => {
    const london = { country: 'GB', line1: '1 Strand', city: 'London', state: '', postal_code: 'WC2R 0EX' };
    expect(read(asksOwner('US'), home('person_1AbC', london)).problems).toEqual({});
    const boston = {
      country: 'US',
      line1: '1 Main Street',
      city: 'Boston',
      state: 'MA',
      postal_code: '02101',
    };
    const ofBoston = read(asksOwner('GB'), home('person_1AbC', boston));
    expect([ofBoston.problems, ofBoston.notAsked]).toEqual([{}, []]);
    expect(read(asksOwner('GB'), home('person_1AbC', { ...boston, state: '' })).problems).toEqual({
      'person_1AbC.address.state': 'missing',
    });
  });
});

test.each(['US', 'GB', 'HK'])(
  'of an owner in %s Stripe names all parts, and what is not written there may be blank',
  (country) => {
    const parts = { line1: '1 Road', city: 'Town', state: '', postal_code: '' };
    const names = Object.keys(parts).map((part) => `person_1AbC.address.${part}`);
    const details = detailsOf({
      entityType: 'company',
      persons: [{ id: 'person_1AbC', name: 'Ada', roles: ['owners'] }],
      requirements: { currentlyDue: names },
    });
    const typed = Object.entries({ ...parts, country }).map(([part, text]) => [
      `person_1AbC.address.${part}`,
      text,
    ]);
    const missing = { US: ['state', 'postal_code'], GB: ['postal_code'], HK: [] as string[] }[country] ?? [];
    expect(Object.keys(read(details, Object.fromEntries(typed)).problems)).toEqual(
      expect.arrayContaining(missing.map((part) => `person_1AbC.address.${part}`)),
    );
    expect(Object.keys(read(details, Object.fromEntries(typed)).problems)).toHaveLength(missing.length);
  },
);

test('a number of a kind that nobody names, as somebody lives elsewhere, is left for Stripe’s page', () => {
  const [address, number] = ['person_1AbC.address', 'person_1AbC.id_numbers'];
  const details = detailsOf({
    api: 'v2',
    entityType: 'company',
    persons: [{ id: 'person_1AbC', name: 'Ada', roles: ['owners'] }],
    requirements: { currentlyDue: [`${address}.city`, number] },
  });
  const home = { country: 'ES', line1: 'Calle 1', city: 'Madrid', postal_code: '28001', state: '' };
  const typed = Object.fromEntries(Object.entries(home).map(([part, text]) => [`${address}.${part}`, text]));
  const { answered, problems, notAsked } = read(details, { ...typed, [number]: '12345678Z' });
  expect([Object.keys(answered), problems, notAsked]).toEqual([[address], {}, []]);
});

test.each(['constructor', 'toString', '__proto__', 'us'])('%s is no country', (country) => {
  const details = detailsOf({
    entityType: 'company',
    persons: [{ id: 'person_1AbC', name: 'Ada', roles: ['owners'] }],
    requirements: { currentlyDue: ['person_1AbC.address.city', 'person_1AbC.id_number'] },
  });
  const home = { country, line1: '1 Road', city: 'Town', state: 'CA', postal_code: '94103' };
  const typed = Object.entries(home).map(([part, text]) => [`person_1AbC.address.${part}`, text]);
  expect(
    read(details, { ...Object.fromEntries(typed), 'person_1AbC.id_number': '000000000' }).problems,
  ).toEqual({ 'person_1AbC.address.country': 'choose' });
});

test('who goes on later has nobody added, and nothing sent again, by boxes that were left as they are', () => {
  const details = detailsOf({
    entityType: 'company',
    given: { 'business_profile.url': 'https://rides.test' },
    requirements: { currentlyDue: ['relationship.owner', 'business_profile.url'] },
  });
  const boxes = {
    'owners.first_name': '',
    'owners.relationship.director': '',
    'owners.relationship.executive': '',
  };
  const url = { 'business_profile.url': 'https://rides.test' };
  expect(read(details, boxes, true).answered).toEqual({});
  expect(read(details, url, true).answered).toEqual({});
});

test('where nothing is known of a country’s banks, an account needs no routing number, nor a currency', () => {
  const details = detailsOf({ country: 'MX', requirements: { currentlyDue: ['external_account'] } });
  const fields = {
    'external_account.account_holder_name': '',
    'external_account.routing_number': '',
    'external_account.account_number': '000000001234567897',
  };
  expect(said(read(details, fields))).toEqual({
    answered: {
      external_account: { object: 'bank_account', country: 'MX', account_number: '000000001234567897' },
    },
    problems: {},
  });
});

test.each([
  ['v2', 'CA', 'identity.business_details.id_numbers.ca_crarr', '123456789RR0001'],
  ['v2', 'FR', 'identity.business_details.id_numbers.fr_rna', 'W751234567'],
  ['v2', 'GB', 'identity.business_details.id_numbers.gb_vat', 'GB123456789'],
  ['v1', 'US', 'person_1AbC.id_number', 'AB123456C'],
] as const)('by %s in %s %s may be %s', (api, country, name, number) => {
  const details = detailsOf({
    api,
    country,
    entityType: 'company',
    persons: [{ id: 'person_1AbC', name: 'Ada', roles: ['owners'] }],
    given: { 'person_1AbC.address.country': 'GB' },
    requirements: { currentlyDue: [name] },
  });
  expect(read(details, { [name]: number })).toMatchObject({ answered: { [name]: number }, problems: {} });
});
