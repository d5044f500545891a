import { describe, expect, test } from 'vitest';
import { alsoAbout } from './also-about';
import { questionsOf, rolesOf } from './questions';
import { needsStripe, nextPath, pathOf, stepTasks } from './tasks';
import { detailsOf } from './testing';

/** Why each question is asked, by what Stripe's names of it begin with. */
const whys = (details: Parameters<typeof questionsOf>[0]) =>
  Object.fromEntries([...questionsOf(details).values()].map(({ base, why }) => [base, why]));

const REPRESENTATIVE = { id: 'person_1Rep', name: 'Jenny Rosen', roles: ['representative'] } as const;
const OWNER = { id: 'person_2Own', name: 'Ada Rosen', roles: ['owners'] } as const;

describe('what is asked', () => {
  test('is what is due, each once, and past due as currently', () => {
    const details = detailsOf({
      requirements: {
        pastDue: ['individual.dob.day', 'individual.email'],
        currentlyDue: ['individual.dob.year', 'individual.email', 'external_account'],
        eventuallyDue: ['individual.id_number'],
      },
    });
    expect(whys(details)).toEqual({
      'individual.dob': 'due',
      'individual.email': 'due',
      external_account: 'due',
    });
  });

  test('is what would do instead, too', () => {
    const details = detailsOf({
      requirements: { currentlyDue: ['business_profile.url', 'individual.ssn_last_4'] },
      alternatives: [
        { original: ['business_profile.url'], instead: [['business_profile.product_description']] },
        { original: ['individual.ssn_last_4'], instead: [['individual.verification.document']] },
        { original: ['company.tax_id'], instead: [['company.verification.document']] },
      ],
    });
    expect(whys(details)).toEqual({
      'business_profile.url': 'due',
      'business_profile.product_description': 'instead',
      'individual.ssn_last_4': 'due',
      'individual.verification.document': 'instead',
    });
    expect(questionsOf(details).get('business_profile.url')?.instead).toEqual([
      ['business_profile.product_description'],
    ]);
  });

  test('in place of a part is in place of the whole', () => {
    const details = detailsOf({
      api: 'v2',
      requirements: { currentlyDue: ['identity.individual.id_numbers.us_ssn_last_4'] },
      alternatives: [
        {
          original: ['identity.individual.id_numbers.us_ssn_last_4'],
          instead: [
            ['identity.individual.documents.primary_verification.front_back.front'],
            ['identity.individual.id_numbers.us_itin'],
          ],
        },
      ],
    });
    expect(whys(details)).toEqual({
      'identity.individual.id_numbers.us_ssn_last_4': 'due',
      'identity.individual.documents.primary_verification': 'instead',
      'identity.individual.id_numbers.us_itin': 'instead',
    });
  });

  test('has what Stripe says is wrong with it, whichever part it names', () => {
    const details = detailsOf({
      requirements: {
        currentlyDue: ['individual.dob.day', 'individual.email'],
        errors: [
          { requirement: 'individual.dob.year', code: 'invalid_dob_age_under_18' },
          { requirement: 'individual.dob.day', code: 'invalid_dob_age_under_18' },
        ],
      },
    });
    const problems = [...questionsOf(details).values()].map(({ base, problems }) => [base, problems]);
    expect(problems).toEqual([
      ['individual.dob', ['invalid_dob_age_under_18']],
      ['individual.email', []],
    ]);
  });

  test('is what an error may be about, of the same person alone', () => {
    const details = detailsOf({
      entityType: 'company',
      persons: [REPRESENTATIVE, OWNER],
      given: {
        'person_1Rep.first_name': 'Jenny',
        'person_1Rep.dob.year': '1985',
        'person_2Own.first_name': 'Ada',
        'company.name': 'Rocket Rides',
      },
      requirements: {
        currentlyDue: ['person_1Rep.verification.document'],
        errors: [
          { requirement: 'person_1Rep.verification.document', code: 'verification_document_name_mismatch' },
        ],
      },
    });
    expect(whys(details)).toMatchObject({
      'person_1Rep.verification.document': 'due',
      'person_1Rep.first_name': 'also',
      'person_1Rep.dob': 'given',
      'person_2Own.first_name': 'given',
      'company.name': 'given',
    });
  });

  test('is what was given, to be changed: not what Stripe or the platform keeps there', () => {
    const details = detailsOf({
      given: {
        'individual.first_name': 'Jenny',
        'individual.dob.day': '1',
        'individual.verification.document.front': 'file_1',
        'individual.id': 'person_1',
        'individual.object': 'person',
        'individual.relationship.title': 'Captain',
        'tos_acceptance.date': '1700000000',
        'business_profile.mcc': '4121',
        'business_profile.annual_revenue.amount': '5',
        'settings.payouts.schedule.interval': 'daily',
        'settings.payments.statement_descriptor': 'ROCKET RIDES',
        'settings.dashboard.display_name': 'x',
        'settings.branding.icon': 'file_1',
        business_type: 'individual',
        'capabilities.transfers': 'active',
        'controller.type': 'application',
        'metadata.pilot_id': 'x',
      },
      provided: ['individual.ssn_last_4'],
      bankAccount: { last4: '6789', bankName: undefined },
    });
    expect(Object.keys(whys(details)).toSorted()).toEqual([
      'business_profile.mcc',
      'business_type',
      'external_account',
      'individual.dob',
      'individual.first_name',
      'individual.relationship.title',
      'individual.ssn_last_4',
      'settings.payments.statement_descriptor',
    ]);
  });
});

test('a number that v2 tells by its list and by its type is there once', () => {
  const numbers = 'identity.individual.id_numbers';
  const details = detailsOf({ api: 'v2', provided: [numbers, `${numbers}.us_ssn_last_4`] });
  expect(whys(details)).toEqual({ [`${numbers}.us_ssn_last_4`]: 'given' });
  const due = detailsOf({ api: 'v2', requirements: { currentlyDue: [numbers] }, provided: [numbers] });
  expect(whys(due)).toEqual({ [numbers]: 'due' });
});

describe('of whom', () => {
  test('a person who is not there only Stripe’s own page can ask', () => {
    const details = detailsOf({
      entityType: 'company',
      persons: [OWNER],
      given: { 'person_3Gone.first_name': 'Jo' },
      requirements: { currentlyDue: ['person_3Gone.email', 'person_2Own.email'] },
    });
    expect(questionsOf(details).get('person_3Gone.email')).toMatchObject({ why: 'due', step: 'stripe' });
    expect(whys(details)['person_3Gone.first_name']).toBeUndefined();
    expect(whys(details)['person_2Own.email']).toBe('due');
  });

  test.each([
    ['v1', 'individual.dob'],
    ['v2', 'identity.individual.dob'],
  ] as const)('the representative of an individual is the pilot, by %s', (api, base) => {
    const details = detailsOf({ api, requirements: { currentlyDue: ['representative.dob.day'] } });
    expect([...questionsOf(details).values()]).toMatchObject([{ base, why: 'due', step: 'you' }]);
  });

  test('the representative of a company who is there is asked for what Stripe wants of one', () => {
    const details = detailsOf({
      entityType: 'company',
      persons: [OWNER, REPRESENTATIVE],
      requirements: { currentlyDue: ['representative.dob.day'] },
    });
    expect(whys(details)['person_1Rep.dob']).toBe('due');
    expect(whys(details)['representative.dob']).toBeUndefined();
    expect(rolesOf(details)).toEqual(['owners', 'directors', 'executives']);
  });

  test('nobody can be added to who is one person', () => {
    expect(rolesOf(detailsOf({ entityType: 'individual' }))).toEqual([]);
    expect(rolesOf(detailsOf({ entityType: undefined }))).toEqual([]);
    expect(rolesOf(detailsOf({ entityType: 'non_profit' }))).toEqual([
      'representative',
      'directors',
      'executives',
    ]);
    const company = detailsOf({ entityType: 'company' });
    expect(rolesOf(company)).toEqual(['representative', 'owners', 'directors', 'executives']);
    expect(whys(company)['owners.first_name']).toBe('new');
    expect(whys({ ...company, api: 'v2' })['directors.surname']).toBe('new');
  });
});

test.each([
  ['owner.email', 'owners.email', 'owners'],
  ['identity.representative.email', 'representative.email', 'representative'],
  ['relationship.owner', 'owners.relationship', 'owners'],
  ['relationship.representative', 'representative.relationship', 'representative'],
])('%s is asked on the page of the role, as %s', (name, base, role) => {
  const details = detailsOf({ entityType: 'non_profit', requirements: { currentlyDue: [name] } });
  expect(questionsOf(details).get(base)).toMatchObject({
    why: 'due',
    step: 'people',
    about: { prefix: role },
  });
  expect(rolesOf(details)).toContain(role);
});

describe('what an error may be about beside what it stands against', () => {
  const given = {
    'individual.first_name': 'Jenny',
    'individual.last_name': 'Rosen',
    'individual.dob.day': '1',
    'individual.address.line1': '1 Main Street',
    'individual.nationality': 'FR',
    'individual.email': 'e',
    'person_1.first_name': 'Ada',
  };
  const known = [...Object.keys(given), 'individual.ssn_last_4'];
  const document = 'individual.verification.document';

  test.each([
    ['verification_document_name_mismatch', 'first_name last_name'],
    ['verification_document_dob_mismatch', 'dob.day'],
    ['verification_failed_address_match', 'address.line1'],
    ['verification_document_nationality_mismatch', 'nationality'],
    ['verification_failed_id_number_match', 'first_name last_name ssn_last_4'],
    ['verification_failed_keyed_identity', 'first_name last_name dob.day address.line1 ssn_last_4'],
    ['verification_document_not_readable', ''],
    ['a_code_to_come', ''],
  ])('%s: %s', (code, names) => {
    const expected = names.split(' ').filter(Boolean);
    expect(alsoAbout(code, document, known)).toEqual(expected.map((name) => `individual.${name}`));
  });

  test('a tax ID’s may be about the company’s name', () => {
    const company = ['company.name', 'company.phone', 'company.tax_id'];
    expect(alsoAbout('verification_failed_tax_id_match', 'company.tax_id', company)).toEqual([
      'company.name',
      'company.tax_id',
    ]);
    const inV2 = [
      'identity.business_details.registered_name',
      'identity.individual.given_name',
      'identity.business_details.id_numbers',
    ];
    const taxId = 'identity.business_details.id_numbers.us_ein';
    expect(alsoAbout('verification_failed_tax_id_match', taxId, inV2)).toEqual([
      'identity.business_details.registered_name',
      'identity.business_details.id_numbers',
    ]);
  });
});

describe('where a pilot goes on', () => {
  const account = 'acct_1AbC';

  test.each([
    [['business_type', 'external_account', 'tos_acceptance.date'], '/onboarding/type'],
    [['individual.email', 'external_account'], '/onboarding/you'],
    [['business_profile.url', 'external_account'], '/onboarding/business'],
    [['external_account', 'tos_acceptance.date'], '/onboarding/bank'],
    [['tos_acceptance.date', 'individual.verification.document'], '/onboarding/documents'],
    [['tos_acceptance.date'], '/onboarding/review'],
    [['individual.verification.proof_of_liveness'], '/onboarding'],
    [['tos_acceptance.date', 'individual.verification.proof_of_liveness'], '/onboarding/review'],
    [[], `/return/${account}`],
  ])('where %j is due, at %s', (currentlyDue, path) => {
    expect(nextPath(detailsOf({ requirements: { currentlyDue } }), account)).toBe(path);
  });

  test('with the person they were at, as long as there is more to give of them', () => {
    const details = detailsOf({
      entityType: 'company',
      persons: [REPRESENTATIVE, OWNER],
      requirements: {
        currentlyDue: ['company.phone', 'person_2Own.email', 'person_1Rep.verification.document'],
      },
    });
    expect(nextPath(details, account, 'person_2Own')).toBe('/onboarding/people/person_2Own');
    expect(nextPath(details, account, 'person_1Rep')).toBe('/onboarding/business');
    expect(nextPath(details, account, 'person_3Gone')).toBe('/onboarding/business');
    expect(pathOf('people', 'owners')).toBe('/onboarding/people/owners');
  });
});

test('a number that v2 has by its list, and asks for by its type or the other way round, is asked once', () => {
  const list = 'identity.business_details.id_numbers';
  for (const due of [list, `${list}.ca_cn`]) {
    const details = detailsOf({
      api: 'v2',
      entityType: 'company',
      requirements: {
        currentlyDue: [due],
        errors: [{ requirement: due, code: 'verification_failed_tax_id_match' }],
      },
      provided: [list, `${list}.ca_cn`],
    });
    const asked = [...questionsOf(details).keys()].filter((base) => base.startsWith(list));
    expect(asked).toEqual([due]);
  }
});

test('a number that an error elsewhere may be about is asked by its type, which says more than its list', () => {
  const numbers = 'identity.individual.id_numbers';
  const document = 'identity.individual.documents.primary_verification';
  const details = detailsOf({
    api: 'v2',
    entityType: 'individual',
    requirements: {
      currentlyDue: [document],
      errors: [{ requirement: document, code: 'verification_failed_keyed_identity' }],
    },
    provided: [numbers, `${numbers}.us_ssn_last_4`],
  });
  const asked = [...questionsOf(details).values()].filter(({ base }) => base.startsWith(numbers));
  expect(asked).toEqual([expect.objectContaining({ base: `${numbers}.us_ssn_last_4`, why: 'also' })]);
});

test('in v2 a number of a kind that nobody names is left to Stripe’s own page', () => {
  const number = 'identity.business_details.id_numbers';
  const stepIn = (country: string, name: string) =>
    questionsOf(
      detailsOf({ api: 'v2', country, entityType: 'company', requirements: { currentlyDue: [name] } }),
    ).get(name)?.step;
  expect(stepIn('IE', number)).toBe('stripe');
  expect(stepIn('IE', `${number}.ie_crn`)).toBe('business');
  expect(stepIn('GB', number)).toBe('business');
});

test('errors and alternatives by another name of whom they are about count', () => {
  const details = detailsOf({
    requirements: {
      currentlyDue: ['representative.ssn_last_4'],
      errors: [{ requirement: 'representative.ssn_last_4', code: 'verification_failed_id_number_match' }],
    },
    alternatives: [
      { original: ['representative.ssn_last_4'], instead: [['representative.verification.document']] },
    ],
  });
  expect(questionsOf(details).get('individual.ssn_last_4')).toMatchObject({
    problems: ['verification_failed_id_number_match'],
    instead: [['individual.verification.document']],
  });
});

describe('the list of steps', () => {
  const states = (details: Parameters<typeof questionsOf>[0]) =>
    stepTasks(details, questionsOf(details)).map(({ step, state }) => `${step} ${state}`);

  test('waits for what an account is', () => {
    const currentlyDue = ['business_type', 'external_account', 'individual.email', 'tos_acceptance.date'];
    expect(states(detailsOf({ entityType: undefined, requirements: { currentlyDue } }))).toEqual([
      'type next',
      'you later',
      'bank later',
      'review later',
    ]);
  });

  test('has what is due, done and being checked, and only what an account has', () => {
    const details = detailsOf({
      given: { business_type: 'individual', 'individual.email': 'e', 'business_profile.mcc': '4121' },
      requirements: {
        currentlyDue: ['business_profile.url', 'external_account', 'tos_acceptance.date'],
        pendingVerification: ['individual.verification.document'],
      },
    });
    const others = ['business next', 'bank todo'];
    // By the name of a document Stripe also checks without one.
    expect(states(details)).toEqual(['type done', 'you checking', ...others, 'review later']);
    const document = 'individual.verification.document.front';
    const given = new Map([...details.given, [document, 'file_1AbC'] as const]);
    expect(states({ ...details, given })).toEqual([
      'type done',
      'you done',
      ...others,
      'documents checking',
      'review later',
    ]);
  });

  test('is all done where nothing is due', () => {
    const details = detailsOf({
      entityType: 'company',
      persons: [OWNER],
      given: { business_type: 'company', 'tos_acceptance.date': '1767225600' },
      bankAccount: { last4: '6789', bankName: 'BANK' },
    });
    expect(states(details)).toEqual(['type done', 'people done', 'bank done', 'review done']);
  });

  test('says where only Stripe’s own page will do', () => {
    const asks = (name: string) =>
      needsStripe(questionsOf(detailsOf({ requirements: { currentlyDue: [name] } })));
    expect(asks('individual.verification.proof_of_liveness')).toBe(true);
    expect(asks('interv_1AbC.business_model_verification.form')).toBe(true);
    expect(asks('legal_guardian.email')).toBe(true);
    expect(asks('individual.email')).toBe(false);
    expect(asks('company.shoe_size')).toBe(false);
  });
});
