import type { AccountRecord } from '../model/account';
import { personsOf } from '../model/persons';
import { personPrefix } from '../model/requirements-by-country';
import { patterns } from '../model/values';
import { emailField, phoneField } from './fields';
import { type Field, fieldsFor, give, isDue, type Screen } from './screen';

/** The parts of an address; `whose` is what its labels add. */
const address = (
  at: string,
  { line1, whose = '', state }: { line1: string; whose?: string; state: string },
): readonly Field[] => [
  { name: `${at}.line1`, label: line1, test: 'address_full_match' },
  { name: `${at}.town`, label: `Town${whose}`, test: 'Test' },
  { name: `${at}.city`, label: `City${whose}`, test: 'San Francisco' },
  { name: `${at}.state`, label: `State${whose}`, test: state },
  { name: `${at}.postal_code`, label: `ZIP or postal code${whose}`, test: '94103' },
];

const company = (state: string): readonly Field[] => [
  { name: 'company.name', label: 'Legal name of the company', test: 'Test Rides Inc' },
  { name: 'company.name_kana', label: 'Name of the company in kana', test: 'テスト' },
  { name: 'company.name_kanji', label: 'Name of the company in kanji', test: '試験' },
  {
    name: 'company.tax_id',
    label: 'Tax ID',
    test: '000000000',
    pattern: /^\d{2}-?\d{7}$/,
    wrong: 'Enter the nine digits of the tax ID.',
  },
  { name: 'company.phone', label: 'Phone number of the company', ...phoneField },
  ...address('company.address', { line1: 'Address of the company', whose: ' of the company', state }),
  ...inScript('company', 'kana', ' of the company'),
  ...inScript('company', 'kanji', ' of the company'),
  ...['owners', 'directors', 'executives'].map((group) => ({
    name: `company.${group}_provided`,
    label: `All ${group} were given`,
    test: 'true',
    options: [{ value: 'true', label: 'Yes' }],
  })),
  {
    name: 'company.ownership_declaration.date',
    label: 'When the owners were declared, in Unix seconds',
    test: '1700000000',
    pattern: /^\d{10}$/,
    wrong: 'Enter the ten digits of a time.',
  },
];

function inScript(at: string, script: 'kana' | 'kanji', whose = ''): readonly Field[] {
  const parts = { line1: `Address${whose} in ${script}`, whose: `${whose} in ${script}`, state: 'Tokyo' };
  return address(`${at}.address_${script}`, parts);
}

const names = (person: string): readonly Field[] => [
  { name: `${person}.first_name`, label: 'First name', test: 'Jenny' },
  { name: `${person}.last_name`, label: 'Last name', test: 'Rosen' },
  { name: `${person}.first_name_kana`, label: 'First name in kana', test: 'ジェニー' },
  { name: `${person}.last_name_kana`, label: 'Last name in kana', test: 'ローゼン' },
  { name: `${person}.first_name_kanji`, label: 'First name in kanji', test: '花子' },
  { name: `${person}.last_name_kanji`, label: 'Last name in kanji', test: '山田' },
  { name: `${person}.relationship.title`, label: 'Your title in the company', test: 'Captain' },
];

const dateOfBirth = (person: string): readonly Field[] => [
  {
    name: `${person}.dob.day`,
    label: 'Day of birth',
    type: 'number',
    test: '1',
    pattern: patterns.day,
    wrong: 'Enter a day from 1 to 31.',
  },
  {
    name: `${person}.dob.month`,
    label: 'Month of birth',
    type: 'number',
    test: '1',
    pattern: patterns.month,
    wrong: 'Enter a month from 1 to 12.',
  },
  {
    name: `${person}.dob.year`,
    label: 'Year of birth',
    type: 'number',
    test: '1902',
    hint: 'In test mode, 1 January 1901 is verified after a moment, 1902 at once; 1900 is on a sanctions list.',
    pattern: patterns.year,
    wrong: 'Enter a year such as 1990.',
  },
];

const socialSecurityNumber = (person: string): Field => ({
  name: `${person}.ssn_last_4`,
  label: 'Last four digits of your Social Security number',
  test: '0000',
  pattern: patterns.ssnLast4,
  wrong: 'Enter four digits.',
  hint: 'In test mode, 0000 is verified, 1111 is not, 2222 is at once.',
});

/** A state of the country that is asked for one. */
const states: Readonly<Record<string, string>> = { AU: 'NSW', CA: 'ON', US: 'CA' };

function fieldsOf(person: string, state: string): readonly Field[] {
  return [
    ...names(person),
    ...dateOfBirth(person),
    ...address(`${person}.address`, { line1: 'Home address', state }),
    ...inScript(person, 'kana'),
    ...inScript(person, 'kanji'),
    socialSecurityNumber(person),
    {
      name: `${person}.id_number`,
      label: 'Your whole personal number',
      test: '000000000',
      pattern: /^\d{9}$/,
      wrong: 'Enter nine digits.',
    },
    { name: `${person}.phone`, label: 'Your phone number', ...phoneField },
    { name: `${person}.email`, label: 'Your e-mail address', ...emailField },
  ];
}

function knownFields(account: AccountRecord): readonly Field[] {
  const persons = [personPrefix(account), ...personsOf(account).map(({ id }) => id)];
  const state = states[account.country] ?? 'Test';
  return [...company(state), ...persons.flatMap((person) => fieldsOf(person, state))];
}

const DETAILS = /^(individual|representative|company|person_\w+)\.(?!verification\.)/;

export const details: Screen = {
  name: 'details',
  title: 'Verify your personal details',
  text: 'Use your details as they stand on official documents.',
  fields: (account, visit, now) => fieldsFor(account, visit, now, DETAILS, knownFields(account)),
  due: (account, visit, now) => isDue(account, visit, now, DETAILS),
  take: (account, _, values) => {
    const read = ([name, text]: [string, string]) => {
      if (name.endsWith('_provided')) return [name, true] as const;
      return [name, /\.dob\.|\.date$/.test(name) ? Number(text) : text] as const;
    };
    give(account, Object.fromEntries(Object.entries(values).map(read)));
  },
};
