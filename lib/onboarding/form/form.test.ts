import { describe, expect, test } from 'vitest';
import { formOf, insteadOfStripe, peopleOf, questionsOf } from './form';
import { groupOf } from './inputs';
import { givenOf } from './review';
import { steps } from './steps';
import { detailsOf } from './testing';

type Details = Parameters<typeof questionsOf>[0];

const JENNY = { id: 'person_1AbC', name: 'Jenny Rosen', roles: ['representative'] } as const;
const ADA = { id: 'person_2AbC', name: '', roles: ['owners'] } as const;

/** What a page asks, by what Stripe's names of it begin with. */
const bases = (step: (typeof steps)[number], details: Details, more: { who?: string; all?: boolean } = {}) =>
  formOf(step, details, { all: false, ...more }).groups.map(({ base }) => base);

describe('a page', () => {
  const details = detailsOf({
    given: {
      'individual.first_name': 'Jenny',
      'individual.email': 'j@rides.test',
      business_type: 'individual',
    },
    requirements: { currentlyDue: ['individual.dob.day', 'individual.address.city', 'external_account'] },
  });

  test('asks what is due, in the order of the words', () => {
    expect(bases('you', details)).toEqual(['individual.dob', 'individual.address']);
    expect(bases('bank', details)).toEqual(['external_account']);
    expect(bases('business', details)).toEqual([]);
    expect(formOf('you', details, { all: false })).toMatchObject({ isDue: true, isUnsure: false, also: [] });
  });

  test('has what was given, to be changed, where that is wanted or nothing is due', () => {
    const all = ['individual.first_name', 'individual.dob', 'individual.email', 'individual.address'];
    expect(bases('you', details, { all: true })).toEqual(all);
    expect(bases('type', details)).toEqual(['business_type']);
    expect(formOf('type', details, { all: false }).isDue).toBe(false);
  });

  test('says where a name is not known', () => {
    const odd = detailsOf({ requirements: { currentlyDue: ['company.shoe_size'] } });
    expect(formOf('business', odd, { all: false })).toMatchObject({ isUnsure: true });
  });

  test('has what would do instead beside it, or says where it is', () => {
    const either = detailsOf({
      requirements: { currentlyDue: ['business_profile.url', 'individual.ssn_last_4'] },
      alternatives: [
        { original: ['business_profile.url'], instead: [['business_profile.product_description']] },
        { original: ['individual.ssn_last_4'], instead: [['individual.verification.document']] },
      ],
    });
    const business = formOf('business', either, { all: false });
    expect(business.groups.map(({ base, label }) => [base, label])).toEqual([
      ['business_profile.url', 'Your business website'],
      ['business_profile.product_description', 'Or instead: what your business does'],
    ]);
    const inputs = business.groups.flatMap((group) => group.inputs);
    expect(inputs.filter(({ isOptional }) => isOptional)).toEqual([]);
    expect(business.elsewhere).toEqual([]);
    const you = formOf('you', either, { all: false });
    expect(you.groups.map(({ base }) => base)).toEqual(['individual.ssn_last_4']);
    expect(you.elsewhere).toEqual([
      {
        label: 'Or instead: a photo of your ID',
        path: '/onboarding/documents/individual.verification.document',
      },
    ]);
    expect(bases('documents', either, { who: 'individual.verification.document' })).toEqual([
      'individual.verification.document',
    ]);
  });

  test('of a document shows one, with what its error may be about as well', () => {
    const document = 'individual.verification.document';
    const wrong = detailsOf({
      given: { 'individual.first_name': 'Jeny' },
      requirements: {
        currentlyDue: ['company.verification.document', document],
        errors: [{ requirement: document, code: 'verification_document_name_mismatch' }],
      },
    });
    expect(bases('documents', wrong)).toHaveLength(1);
    const form = formOf('documents', wrong, { who: document, all: false });
    expect(form.groups.map(({ base }) => base)).toEqual([document]);
    expect(form.groups[0]?.said[0]).toMatch(/name/i);
    expect(form.also.map(({ base }) => base)).toEqual(['individual.first_name']);
    const other = formOf('documents', wrong, { who: 'company.verification.document', all: false });
    expect(other.also).toEqual([]);
  });
});

test('what would do in place of what only Stripe’s own page takes is offered', () => {
  const liveness = 'individual.verification.proof_of_liveness';
  const document = 'individual.verification.document';
  const details = detailsOf({
    requirements: { currentlyDue: [liveness] },
    alternatives: [{ original: [liveness], instead: [[document]] }],
  });
  expect(insteadOfStripe(questionsOf(details), details)).toEqual([
    { label: 'Or instead: a photo of your ID', path: `/onboarding/documents/${document}` },
  ]);
  expect(bases('documents', details, { who: document })).toEqual([document]);
});

test('what would do instead, and is asked on another page, has its place there', () => {
  const [liveness, number] = ['individual.verification.proof_of_liveness', 'individual.id_number'];
  const details = detailsOf({
    requirements: { currentlyDue: [liveness] },
    alternatives: [{ original: [liveness], instead: [[number]] }],
  });
  expect(insteadOfStripe(questionsOf(details), details).map(({ path }) => path)).toEqual(['/onboarding/you']);
  const { groups } = formOf('you', details, { all: false });
  expect(groups.map(({ base, inputs }) => [base, inputs.map(({ isOptional }) => isOptional)])).toEqual([
    [number, [true]],
  ]);
});

test('what would do in place of two things stands on their page once', () => {
  const [url, name] = ['business_profile.url', 'business_profile.name'];
  const instead = [['business_profile.product_description']];
  const details = detailsOf({
    requirements: { currentlyDue: [url, name] },
    alternatives: [
      { original: [url], instead },
      { original: [name], instead },
    ],
  });
  expect(bases('business', details)).toEqual([name, ...instead.flat(), url]);
});

test('of what an error may be about, what is one thing may be left as it is', () => {
  const document = 'individual.verification.document';
  const wrong = detailsOf({
    given: { 'individual.first_name': 'Jeny', 'individual.dob.day': '1' },
    requirements: {
      currentlyDue: [document],
      errors: [{ requirement: document, code: 'verification_failed_keyed_identity' }],
    },
  });
  const { also } = formOf('documents', wrong, { who: document, all: false });
  expect(also.map(({ inputs }) => inputs.map(({ isOptional }) => isOptional))).toEqual([
    [true],
    [undefined, undefined, undefined],
  ]);
  // On the page of all that was given nothing is optional that was needed once.
  const you = formOf('you', wrong, { all: true }).groups.flatMap(({ inputs }) => inputs);
  expect(you.filter(({ isOptional }) => isOptional)).toEqual([]);
});

describe('the people', () => {
  const details = detailsOf({
    entityType: 'company',
    persons: [JENNY, ADA],
    given: { 'person_1AbC.first_name': 'Jenny', 'person_2AbC.first_name': 'Ada' },
    requirements: {
      currentlyDue: [
        'person_2AbC.dob.day',
        'directors.email',
        'company.owners_provided',
        'company.directors_provided',
      ],
      errors: [{ requirement: 'person_2AbC.dob.day', code: 'invalid_dob_age_under_18' }],
    },
  });

  test('are told with what is missing of each, who can be added, and what is to be confirmed', () => {
    const people = peopleOf(details);
    expect(people.persons).toMatchObject([
      { id: 'person_1AbC', name: 'Jenny Rosen', isComplete: true, said: [] },
      { id: 'person_2AbC', name: 'this person', isComplete: false, said: [expect.stringMatching(/18/)] },
    ]);
    expect(people.addable.map(({ role, isAsked }) => [role, isAsked])).toEqual([
      ['owners', false],
      ['directors', true],
      ['executives', false],
    ]);
    expect(people.confirmations).toMatchObject([
      { name: 'company.owners_provided', label: 'That’s everybody who owns 25 % or more' },
      { name: 'company.directors_provided', label: 'There are no directors' },
    ]);
  });

  test('who have no role have no line that says so', () => {
    const nobody = { ...details, persons: [{ ...JENNY, roles: [] }], requirements: detailsOf().requirements };
    expect(givenOf(nobody).flatMap(({ rows }) => rows.map(({ value }) => value))).toEqual(['Jenny']);
  });

  test('of whom a document alone is due are led to it', () => {
    const document = 'person_1AbC.verification.document';
    const pathIn = (...currentlyDue: string[]) =>
      peopleOf({ ...details, requirements: { ...details.requirements, currentlyDue } }).persons[0]?.path;
    expect(pathIn(document)).toBe(`/onboarding/documents/${document}`);
    expect(pathIn(document, 'person_1AbC.email')).toBe('/onboarding/people/person_1AbC');
    expect(pathIn('person_1AbC.verification.proof_of_liveness')).toBe('/onboarding');
    expect(pathIn()).toBe('/onboarding/people/person_1AbC');
    const both = { ...details.requirements, currentlyDue: [document, 'person_1AbC.email'] };
    const page = formOf('people', { ...details, requirements: both }, { who: 'person_1AbC', all: false });
    expect(page.elsewhere).toEqual([
      {
        label: 'Stripe also asks for a photo of Jenny Rosen’s ID',
        path: `/onboarding/documents/${document}`,
      },
    ]);
  });

  test('who are missing at Stripe are asked for, and every page that says so leads there', () => {
    const declaration = 'company.directorship_declaration';
    const missing = detailsOf({
      entityType: 'company',
      persons: [JENNY],
      requirements: {
        currentlyDue: [declaration],
        errors: [{ requirement: declaration, code: 'verification_missing_directors' }],
      },
    });
    expect(peopleOf(missing).addable).toContainEqual(
      expect.objectContaining({ role: 'directors', isAsked: true }),
    );
    expect(formOf('review', missing, { all: false }).elsewhere).toEqual([
      { label: 'See who is there, and add who is missing', path: '/onboarding/people' },
    ]);
  });

  test('are not filled in by what a browser knows of who sits at it', () => {
    const autoCompletes = (who: string) =>
      formOf('people', details, { who, all: true }).groups.flatMap(({ inputs }) =>
        inputs.flatMap(({ autoComplete }) => autoComplete ?? []),
      );
    expect(new Set(autoCompletes('directors'))).toEqual(new Set(['off']));
    expect(autoCompletes('person_1AbC')).toContain('given-name');
  });

  test('whose names are not known yet are spoken of all the same', () => {
    const due = ['owners.ssn_last_4', 'owners.verification.additional_document', 'owners.first_name'];
    const asked = detailsOf({ entityType: 'company', requirements: { currentlyDue: due } });
    const labels = [...questionsOf(asked).values()].map((question) => groupOf(question, asked).label);
    expect(labels).toEqual(
      expect.arrayContaining([
        'The last four digits of their Social Security number',
        'A document that shows their address, such as a utility bill',
        'First name',
      ]),
    );
  });

  test('have a page each', () => {
    expect(bases('people', details)).toEqual([]);
    expect(bases('people', details, { who: 'person_2AbC' })).toEqual(['person_2AbC.dob']);
    expect(bases('people', details, { who: 'person_1AbC' })).toEqual([
      'person_1AbC.first_name',
      'person_1AbC.relationship',
    ]);
    expect(bases('people', details, { who: 'directors' })).toEqual([
      'directors.first_name',
      'directors.last_name',
      'directors.email',
      'directors.relationship',
    ]);
    expect(bases('people', details, { who: 'person_9' })).toEqual([]);
  });

  test('may be something else as well, and of a company alone its owners', () => {
    const inputs = (entityType: string, who: string) =>
      formOf('people', { ...details, entityType }, { who, all: true })
        .groups.filter(({ base }) => base.endsWith('relationship'))
        .flatMap((group) => group.inputs.map(({ name }) => name));
    expect(inputs('company', 'directors')).toEqual([
      'directors.relationship.owner',
      'directors.relationship.executive',
    ]);
    expect(inputs('non_profit', 'directors')).toEqual(['directors.relationship.executive']);
    expect(inputs('company', 'person_1AbC')).toEqual([
      'person_1AbC.relationship.owner',
      'person_1AbC.relationship.director',
      'person_1AbC.relationship.executive',
    ]);
  });
});

test('which documents were given is said, and that one can’t be taken back', () => {
  const document = 'individual.verification.document';
  const details = detailsOf({
    given: { [`${document}.front`]: 'file_1AbC', [`${document}.back`]: 'file_2AbC' },
  });
  expect(givenOf(details)).toEqual([
    {
      title: 'Documents',
      path: undefined,
      rows: [{ label: 'A photo of your ID', value: 'Given' }],
    },
  ]);
});

test('what was given of a person says in which roles they are, and the country of an address last', () => {
  const details = detailsOf({
    entityType: 'company',
    persons: [JENNY],
    given: {
      [`${JENNY.id}.first_name`]: 'Jenny',
      [`${JENNY.id}.address.line1`]: '1 Main Street',
      [`${JENNY.id}.address.city`]: 'Cloudbury',
      [`${JENNY.id}.address.country`]: 'GB',
    },
  });
  const rows = givenOf(details).flatMap((one) => one.rows.map(({ value }) => value));
  expect(rows).toEqual(['Jenny', '1 Main Street, Cloudbury, United Kingdom', 'Representative']);
});

describe.each(['v1', 'v2'] as const)('what was given, by %s,', (api) => {
  const names =
    api === 'v1'
      ? {
          name: 'individual.first_name',
          numbers: ['individual.id_number', 'individual.ssn_last_4', 'company.tax_id'],
          dob: 'individual.dob',
          phone: 'individual.phone',
          mcc: 'business_profile.mcc',
          type: 'business_type',
        }
      : {
          name: 'identity.individual.given_name',
          numbers: [
            'identity.individual.id_numbers',
            'identity.individual.id_numbers.us_ssn_last_4',
            'identity.business_details.id_numbers.us_ein',
          ],
          dob: 'identity.individual.date_of_birth',
          phone: 'identity.individual.phone',
          mcc: 'configuration.merchant.mcc',
          type: 'identity.entity_type',
        };
  const SECRETS = ['000000000', '0000', '987654321', '000123456789', '110000000'];
  const details = detailsOf({
    api,
    given: {
      [names.name]: 'Jenny',
      [`${names.dob}.day`]: '27',
      [`${names.dob}.month`]: '3',
      [`${names.dob}.year`]: '1985',
      [names.phone]: '+14155550100',
      [names.mcc]: '4121',
      [names.type]: 'individual',
      // Stripe tells none of them: if it did, they would not be shown.
      ...Object.fromEntries(names.numbers.map((name, at) => [name, SECRETS[at] ?? ''])),
      'external_account.account_number': '000123456789',
      'external_account.routing_number': '110000000',
    },
    provided: names.numbers.slice(0, 1),
    bankAccount: { last4: '6789', bankName: 'STRIPE TEST BANK' },
  });

  test('is shown in words', () => {
    const rows = givenOf(details).flatMap((one) => one.rows.map(({ label, value }) => [label, value]));
    expect(rows).toContainEqual(['Your first name', 'Jenny']);
    expect(rows).toContainEqual(['Your date of birth', '27 March 1985']);
    expect(rows).toContainEqual(['Your phone number', '+1 415 555 0100']);
    expect(rows).toContainEqual(['Your line of work', 'Rides for passengers']);
    expect(rows).toContainEqual(['Your bank account for payouts', 'STRIPE TEST BANK, ending in 6789']);
    expect(rows.filter(([, value]) => value === 'Given, and not shown')).toHaveLength(1);
    expect(givenOf(details).map(({ path }) => path)).toEqual([
      '/onboarding/type',
      '/onboarding/you',
      '/onboarding/business',
      '/onboarding/bank',
    ]);
  });

  test('is filled in where it can be changed, and no secret is', () => {
    const questions = [...questionsOf(details).values()];
    const groups = [
      ...questions.map((question) => groupOf(question, details)),
      ...steps.flatMap((step) => formOf(step, details, { all: true }).groups),
    ];
    const values = groups.flatMap(({ inputs }) => inputs.flatMap(({ value }) => value ?? []));
    expect(values).toEqual(expect.arrayContaining(['Jenny', '27', '3', '1985', '4121', 'individual']));
    expect(values.filter((value) => SECRETS.includes(value))).toEqual([]);
    const secrets = groups.flatMap(({ inputs }) => inputs.filter(({ isSecret }) => isSecret));
    expect(secrets.length).toBeGreaterThan(3);
    const shown = JSON.stringify([givenOf(details), groups]);
    for (const secret of SECRETS) expect(shown).not.toContain(`"${secret}"`);
  });
});
