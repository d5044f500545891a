import { expect, test } from 'vitest';
import { readLeaves } from './leaves';

test('every leaf is told by its path: values, files, and of numbers that they are there', () => {
  const told = { given: new Map<string, string>(), provided: new Set<string>() };
  readLeaves(
    'identity.individual',
    {
      given_name: 'Ada',
      surname: null,
      date_of_birth: { day: 1, month: 1, year: 1902 },
      address: { city: '', country: 'gb' },
      id_numbers: [{ type: 'gb_nino' }],
      documents: { passport: { files: ['file_1AbC'] } },
    },
    told,
  );
  readLeaves('individual', { ssn_last_4_provided: true, id_number_provided: false }, told);
  expect(Object.fromEntries(told.given)).toEqual({
    'identity.individual.given_name': 'Ada',
    'identity.individual.date_of_birth.day': '1',
    'identity.individual.date_of_birth.month': '1',
    'identity.individual.date_of_birth.year': '1902',
    // v2 writes it in small letters too: forms and rules have it in capital ones.
    'identity.individual.address.country': 'GB',
    'identity.individual.documents.passport.files': 'file_1AbC',
  });
  expect([...told.provided]).toEqual([
    'identity.individual.id_numbers',
    'identity.individual.id_numbers.gb_nino',
    'individual.ssn_last_4',
  ]);
});
