import { personPrefix } from '../model/verification';
import { type Field, give, isDue, type Screen } from './screen';

type Person = ReturnType<typeof personPrefix>;

const company: readonly Field[] = [
  { name: 'company.name', label: 'Legal name of the company', test: 'Test Rides Inc' },
  {
    name: 'company.tax_id',
    label: 'Tax ID',
    test: '000000000',
    pattern: /^\d{2}-?\d{7}$/,
    wrong: 'Enter the nine digits of the tax ID.',
  },
];

const dateOfBirth = (person: Person): readonly Field[] => [
  {
    name: `${person}.dob.day`,
    label: 'Day of birth',
    type: 'number',
    test: '1',
    pattern: /^([1-9]|0[1-9]|[12]\d|3[01])$/,
    wrong: 'Enter a day from 1 to 31.',
  },
  {
    name: `${person}.dob.month`,
    label: 'Month of birth',
    type: 'number',
    test: '1',
    pattern: /^(0?[1-9]|1[0-2])$/,
    wrong: 'Enter a month from 1 to 12.',
  },
  {
    name: `${person}.dob.year`,
    label: 'Year of birth',
    type: 'number',
    test: '1902',
    hint: 'In test mode, 1 January 1901 is verified after a moment, 1902 at once; 1900 is on a sanctions list.',
    pattern: /^(19|20)\d\d$/,
    wrong: 'Enter a year such as 1990.',
  },
];

const socialSecurityNumber = (person: Person): Field => ({
  name: `${person}.ssn_last_4`,
  label: 'Last four digits of your Social Security number',
  test: '0000',
  pattern: /^\d{4}$/,
  wrong: 'Enter four digits.',
  hint: 'In test mode, 0000 is verified, 1111 is not, 2222 is at once.',
});

export const details: Screen = {
  name: 'details',
  title: 'Verify your personal details',
  text: 'Use your details as they stand on official documents.',
  fields: (account) => {
    const person = personPrefix(account);
    const inUS = account.country === 'US';
    return [
      ...(account.businessType === 'company' ? company : []),
      { name: `${person}.first_name`, label: 'First name', test: 'Jenny' },
      { name: `${person}.last_name`, label: 'Last name', test: 'Rosen' },
      ...dateOfBirth(person),
      { name: `${person}.address.line1`, label: 'Home address', test: 'address_full_match' },
      { name: `${person}.address.city`, label: 'City', test: 'San Francisco' },
      ...(inUS ? [{ name: `${person}.address.state`, label: 'State', test: 'CA' }] : []),
      { name: `${person}.address.postal_code`, label: 'ZIP or postal code', test: '94103' },
      ...(inUS ? [socialSecurityNumber(person)] : []),
    ];
  },
  due: (account, _, now) => isDue(account, now, /^(individual|representative|company)\.(?!verification\.)/),
  take: (account, _, values) => {
    const person = personPrefix(account);
    give(account, values);
    give(account, {
      [`${person}.phone`]: account.given.phone ?? '',
      [`${person}.email`]: account.given.email ?? '',
    });
  },
};
