import { describe, expect, test } from 'vitest';
import { accountsApis } from '../platform/choices';
import { askedNames, countries, entityTypes, takenNames } from '../testing/requirement-names';
import { aboutAccount, aboutPerson } from '../words/requirements';
import { fieldsOfAccount, fieldsOfPerson } from './catalogue';
import { readName } from './requirement-names';

describe.each(accountsApis)('the catalogue, by the names of %s,', (api) => {
  test('has a row for all that Stripe takes and can require', () => {
    const names = takenNames(api);
    expect(names.length).toBeGreaterThan(300);
    expect(names.filter((name) => readName(name).row === undefined)).toEqual([]);
  });

  test.each(countries)('has a row for all that the local Stripe asks for in %s', (country) => {
    const names = [...entityTypes, null].flatMap((type) => askedNames(api, country, type));
    expect(names.length).toBeGreaterThan(80);
    expect(names.filter((name) => readName(name).row === undefined)).toEqual([]);
  });
});

test('every row of words has a field, and there is no field without words', () => {
  const rows = aboutAccount.flatMap((part) => (typeof part === 'string' ? [] : Object.keys(part[1])));
  expect(Object.keys(fieldsOfAccount).toSorted()).toEqual(rows.toSorted());
  expect(Object.keys(fieldsOfPerson).toSorted()).toEqual(Object.keys(aboutPerson).toSorted());
});

test('what is asked in parts is one question, whichever of its parts Stripe names', () => {
  const bases = (...names: string[]) => [...new Set(names.map((name) => readName(name).base))];
  expect(bases('individual.dob.day', 'individual.dob.month', 'individual.dob')).toEqual(['individual.dob']);
  expect(bases('owners.address.city', 'owners.address.line1')).toEqual(['owners.address']);
  expect(bases('tos_acceptance.date', 'tos_acceptance.ip')).toEqual(['tos_acceptance']);
  expect(
    bases(
      'person_1AbC.verification.document',
      'person_1AbC.verification.document.front',
      'person_1AbC.verification.document.back',
    ),
  ).toEqual(['person_1AbC.verification.document']);
  expect(
    bases(
      'identity.individual.documents.primary_verification',
      'identity.individual.documents.primary_verification.front_back.front',
    ),
  ).toEqual(['identity.individual.documents.primary_verification']);
  expect(
    bases(
      'identity.attestations.terms_of_service.account.date',
      'identity.attestations.terms_of_service.account.ip',
    ),
  ).toEqual(['identity.attestations.terms_of_service']);
  expect(bases('external_account', 'external_account.routing_number')).toEqual(['external_account']);
});

test.each([
  ['individual.email', { kind: 'individual', prefix: 'individual' }],
  ['identity.individual.email', { kind: 'individual', prefix: 'identity.individual' }],
  ['representative.email', { kind: 'role', role: 'representative', prefix: 'representative' }],
  ['owners.email', { kind: 'role', role: 'owners', prefix: 'owners' }],
  ['owner.email', { kind: 'role', role: 'owners', prefix: 'owner' }],
  ['person_1AbC.email', { kind: 'person', id: 'person_1AbC', prefix: 'person_1AbC' }],
  ['person.person_1AbC.email', { kind: 'person', id: 'person_1AbC', prefix: 'person_1AbC' }],
  ['legal_guardian.email', { kind: 'other', prefix: 'legal_guardian' }],
  ['company.phone', { kind: 'account' }],
] as const)('%s is about whom it says', (name, about) => {
  expect(readName(name).about).toEqual(about);
});

test.each([
  'interv_1AbC.business_model_verification.form',
  'interv_1AbC.individual.email.form',
  'inqr_1AbC',
  'individual.verification.proof_of_liveness',
  'person_1AbC.verification.proof_of_liveness',
])('%s is for Stripe’s own page', (name) => {
  expect(readName(name).field.type).toBe('at_stripe');
});
