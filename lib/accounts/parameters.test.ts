import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AccountsApi } from '../platform/choices';
import type { Field } from './catalogue';
import { joined, parametersOf, placed, type Value } from './parameters';
import { readName } from './requirement-names';

type Sent = Readonly<{ name: string; parts: Readonly<Record<string, Value>>; country?: string }>;

/** What the answer to a requirement is sent as; `path` is below whom it is about. */
function sent(api: AccountsApi, { name, parts, country = 'US' }: Sent) {
  const { base, field, about } = readName(name);
  const isPerson = about.kind === 'role' || about.kind === 'person';
  const path = isPerson ? base.slice(about.prefix.length + 1) : base;
  return parametersOf({ field, path, parts: new Map(Object.entries(parts)) }, { api, country });
}

const birth = { day: 27, month: 3, year: 1985 };
const home = { line1: '1 Main Street', city: 'Springfield', postal_code: '12345' };

describe('what is answered is sent', () => {
  test.each<[Sent, unknown]>([
    [{ name: 'individual.first_name', parts: { '': 'Jenny' } }, { individual: { first_name: 'Jenny' } }],
    [{ name: 'owners.email', parts: { '': 'jenny@rides.test' } }, { email: 'jenny@rides.test' }],
    [{ name: 'person_1AbC.dob.day', parts: birth }, { dob: birth }],
    [{ name: 'company.address.city', parts: home }, { company: { address: { country: 'US', ...home } } }],
    [{ name: 'individual.ssn_last_4', parts: { '': '0000' } }, { individual: { ssn_last_4: '0000' } }],
    [{ name: 'representative.id_number', parts: { '': 'pii_1AbC' } }, { id_number: 'pii_1AbC' }],
    [{ name: 'company.tax_id', parts: { '': '000000000' } }, { company: { tax_id: '000000000' } }],
    [
      { name: 'owners.relationship.percent_ownership', parts: { '': '12.5' } },
      { relationship: { percent_ownership: 12.5 } },
    ],
    [
      { name: 'business_profile.estimated_worker_count', parts: { '': '12' } },
      { business_profile: { estimated_worker_count: 12 } },
    ],
    [
      { name: 'individual.verification.document', parts: { front: 'file_1', back: 'file_2' } },
      { individual: { verification: { document: { front: 'file_1', back: 'file_2' } } } },
    ],
    [
      { name: 'documents.company_license.files', parts: { files: 'file_1' } },
      { documents: { company_license: { files: ['file_1'] } } },
    ],
    [
      { name: 'tos_acceptance.date', parts: { date: 1_700_000_000, ip: '192.0.2.1' } },
      { tos_acceptance: { date: 1_700_000_000, ip: '192.0.2.1' } },
    ],
    [{ name: 'company.owners_provided', parts: { '': true } }, { company: { owners_provided: true } }],
    [
      { name: 'person_1AbC.relationship', parts: { owner: true, director: false } },
      { relationship: { owner: true, director: false } },
    ],
    [{ name: 'representative.nationality', parts: { '': 'FR' } }, { nationality: 'FR' }],
    [
      { name: 'individual.full_name_aliases', parts: { '': 'J' } },
      { individual: { full_name_aliases: ['J'] } },
    ],
  ])('to v1: %j', (given, expected) => {
    expect(sent('v1', given)).toEqual(expected);
  });

  test.each<[Sent, unknown]>([
    [
      { name: 'identity.individual.given_name', parts: { '': 'Jenny' } },
      { identity: { individual: { given_name: 'Jenny' } } },
    ],
    [{ name: 'owners.date_of_birth.year', parts: birth }, { date_of_birth: birth }],
    [
      { name: 'person_1AbC.address.line1', parts: home, country: 'DE' },
      { address: { country: 'DE', ...home } },
    ],
    [
      { name: 'identity.individual.id_numbers.us_ssn_last_4', parts: { '': '0000' } },
      { identity: { individual: { id_numbers: [{ type: 'us_ssn_last_4', value: '0000' }] } } },
    ],
    [
      { name: 'representative.id_numbers', parts: { '': '000000000' } },
      { id_numbers: [{ type: 'us_ssn', value: '000000000' }] },
    ],
    [
      { name: 'person_1AbC.id_numbers', parts: { '': '000000000' }, country: 'CA' },
      { id_numbers: [{ type: 'ca_sin', value: '000000000' }] },
    ],
    ...(
      [
        ['US', 'us_ein'],
        ['CA', 'ca_cn'],
        ['GB', 'gb_crn'],
        ['FR', 'fr_siren'],
        ['DE', 'de_hrn'],
      ] as const
    ).map(([country, type]): [Sent, unknown] => [
      { name: 'identity.business_details.id_numbers', parts: { '': '000000000' }, country },
      { identity: { business_details: { id_numbers: [{ type, value: '000000000' }] } } },
    ]),
    [
      { name: 'identity.business_details.id_numbers.gb_vat', parts: { '': 'GB123' }, country: 'GB' },
      { identity: { business_details: { id_numbers: [{ type: 'gb_vat', value: 'GB123' }] } } },
    ],
    [
      { name: 'owners.relationship.percent_ownership', parts: { '': '12.5' } },
      { relationship: { percent_ownership: '12.5' } },
    ],
    [
      { name: 'identity.business_details.estimated_worker_count', parts: { '': '12' } },
      { identity: { business_details: { estimated_worker_count: 12 } } },
    ],
    [
      { name: 'owners.documents.primary_verification', parts: { front: 'file_1' } },
      { documents: { primary_verification: { type: 'front_back', front_back: { front: 'file_1' } } } },
    ],
    [
      { name: 'identity.business_details.documents.company_license.files', parts: { files: 'file_1' } },
      {
        identity: {
          business_details: { documents: { company_license: { type: 'files', files: ['file_1'] } } },
        },
      },
    ],
    [
      {
        name: 'identity.attestations.terms_of_service.account.date',
        parts: { date: '2026-12-01T00:00:00.000Z', ip: '192.0.2.1' },
      },
      {
        identity: {
          attestations: {
            terms_of_service: { account: { date: '2026-12-01T00:00:00.000Z', ip: '192.0.2.1' } },
          },
        },
      },
    ],
    [
      { name: 'identity.attestations.ownership_declaration.date', parts: { ip: '192.0.2.1' } },
      { identity: { attestations: { ownership_declaration: { ip: '192.0.2.1' } } } },
    ],
    [
      { name: 'identity.attestations.persons_provided.owners', parts: { '': true } },
      { identity: { attestations: { persons_provided: { owners: true } } } },
    ],
    [{ name: 'representative.nationalities', parts: { '': 'FR' } }, { nationalities: ['FR'] }],
    [
      { name: 'owners.additional_names', parts: { '': 'J' } },
      { additional_names: [{ full_name: 'J', purpose: 'alias' }] },
    ],
    [
      { name: 'owners.additional_addresses.city', parts: home },
      { additional_addresses: [{ country: 'US', ...home, purpose: 'registered' }] },
    ],
  ])('to v2: %j', (given, expected) => {
    expect(sent('v2', given)).toEqual(expected);
  });
});

const text: Field = { type: 'text' };
const SPECIAL = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'];

describe('trees', () => {
  test('two are one, branch by branch, with lists put together', () => {
    const one = { individual: { first_name: 'Jenny', id_numbers: [{ type: 'us_ssn', value: '1' }] } };
    const other = {
      individual: { last_name: 'Rosen', id_numbers: [{ type: 'us_itin', value: '2' }] },
      email: 'e',
    };
    expect(joined(one, other)).toEqual({
      individual: {
        first_name: 'Jenny',
        last_name: 'Rosen',
        id_numbers: [
          { type: 'us_ssn', value: '1' },
          { type: 'us_itin', value: '2' },
        ],
      },
      email: 'e',
    });
    expect(one.individual.id_numbers).toHaveLength(1);
  });

  test.each(SPECIAL)('%s is a name as any other, and changes nothing else', (special) => {
    const tree = joined(placed(`${special}.polluted`, 'yes'), placed(`a.${special}.b`, 1));
    expect(Object.keys(tree)).toEqual([special, 'a']);
    expect(JSON.stringify(tree)).toBe(`{"${special}":{"polluted":"yes"},"a":{"${special}":{"b":1}}}`);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(Object.getPrototypeOf(tree)).toBe(Object.prototype);
    const answer = { field: text, path: `${special}.${special}`, parts: new Map([['', special]]) };
    expect(JSON.stringify(parametersOf(answer, { api: 'v2', country: special }))).toBe(
      `{"${special}":{"${special}":"${special}"}}`,
    );
  });

  const name = fc.oneof(fc.constantFrom(...SPECIAL, 'a', 'b'), fc.stringMatching(/^[a-z_]{1,5}$/));
  const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join('.'));

  /** Every leaf, by its path. */
  const leaves = (tree: object, above = ''): string[] =>
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'object' ? leaves(value, `${above}${key}.`) : [`${above}${key}`],
    );

  test('what is put into a tree at paths apart is found there', () => {
    fc.assert(
      fc.property(fc.uniqueArray(path, { minLength: 1, maxLength: 6 }), (paths) => {
        const isApart = (one: string) => !paths.some((other) => other !== one && other.startsWith(`${one}.`));
        const apart = paths.filter(isApart);
        const tree = apart.map((one) => placed(one, one)).reduce(joined);
        expect(leaves(tree).toSorted()).toEqual(apart.toSorted());
      }),
    );
  });
});
