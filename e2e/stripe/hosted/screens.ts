import type { AccountRecord } from '../model/account';
import { DOCUMENT, missingAtFirst, personPrefix, stateOf } from '../model/verification';
import type { VisitRecord } from '../state';

/** One input of a screen. `test` is the value that the button "Use test values" fills in. */
export type Field = {
  name: string;
  label: string;
  test: string;
  hint?: string;
  type?: 'text' | 'tel' | 'email' | 'number';
  options?: readonly { value: string; label: string }[];
  pattern?: RegExp;
  /** What the pilot reads where the value does not fit. */
  wrong?: string;
};

export type ScreenName = 'phone' | 'code' | 'business' | 'details' | 'bank' | 'document' | 'review';

/** A page of the hosted onboarding. */
export type Screen = {
  name: ScreenName;
  title: string;
  text: string;
  fields: (account: AccountRecord) => readonly Field[];
  /** Whether the pilot still has to go through it. */
  due: (account: AccountRecord, visit: VisitRecord, now: number) => boolean;
  /** Takes over what was typed, all of it valid. */
  take: (account: AccountRecord, visit: VisitRecord, values: Record<string, string>, now: number) => void;
};

const give = (account: AccountRecord, values: Record<string, string>) => Object.assign(account.given, values);

const missesAny = (account: AccountRecord, matching: RegExp) =>
  missingAtFirst(account).some((name) => matching.test(name));

const phone: Screen = {
  name: 'phone',
  title: 'Get started with Stripe',
  text: 'Enter your phone number and e-mail address. We will send you a code.',
  fields: () => [
    {
      name: 'phone',
      label: 'Phone number',
      type: 'tel',
      test: '0000000000',
      pattern: /^[\d +()-]{10,}$/,
      wrong: 'Enter a phone number with at least 10 digits.',
    },
    {
      name: 'email',
      label: 'E-mail address',
      type: 'email',
      test: 'pilot@example.com',
      pattern: /^\S+@\S+\.\S+$/,
      wrong: 'Enter an e-mail address such as pilot@example.com.',
    },
  ],
  due: (account) => account.given.phone === undefined,
  take: (account, _, values) => {
    give(account, values);
  },
};

const code: Screen = {
  name: 'code',
  title: 'Confirm it is you',
  text: 'Enter the 6-digit code that we sent to your phone.',
  fields: () => [
    {
      name: 'code',
      label: 'Code',
      test: '000-000',
      hint: 'In test mode the code is 000-000.',
      pattern: /^000-?000$/,
      wrong: 'That code is not right. In test mode it is 000-000.',
    },
  ],
  due: (_, visit) => !visit.signedIn,
  take: (_, visit) => {
    visit.signedIn = true;
  },
};

const business: Screen = {
  name: 'business',
  title: 'Tell us about your business',
  text: 'Stripe needs this to know which details to ask for.',
  fields: () => [
    {
      name: 'business_type',
      label: 'Type of business',
      test: 'individual',
      options: [
        { value: 'individual', label: 'Individual or sole proprietor' },
        { value: 'company', label: 'Company' },
      ],
    },
    {
      name: 'business_profile.mcc',
      label: 'Industry',
      test: '4121',
      options: [
        { value: '4121', label: 'Taxis and rides' },
        { value: '4511', label: 'Airlines and air carriers' },
        { value: '7299', label: 'Other services' },
      ],
    },
    {
      name: 'business_profile.url',
      label: 'Website or profile',
      test: 'https://accessible.stripe.com',
      pattern: /^\S+\.\S+$/,
      wrong: 'Enter an address such as https://example.com.',
    },
  ],
  due: (account) => missesAny(account, /^business_/),
  take: (account, _, values) => {
    account.businessType = values.business_type === 'company' ? 'company' : 'individual';
    give(account, values);
  },
};

const details: Screen = {
  name: 'details',
  title: 'Verify your personal details',
  text: 'Use your details as they stand on official documents.',
  fields: (account) => {
    const person = personPrefix(account);
    return [
      ...(account.businessType === 'company'
        ? [
            { name: 'company.name', label: 'Legal name of the company', test: 'Test Rides Inc' },
            {
              name: 'company.tax_id',
              label: 'Tax ID',
              test: '000000000',
              pattern: /^\d{2}-?\d{7}$/,
              wrong: 'Enter the nine digits of the tax ID.',
            },
          ]
        : []),
      { name: `${person}.first_name`, label: 'First name', test: 'Jenny' },
      { name: `${person}.last_name`, label: 'Last name', test: 'Rosen' },
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
      { name: `${person}.address.line1`, label: 'Home address', test: 'address_full_match' },
      { name: `${person}.address.city`, label: 'City', test: 'San Francisco' },
      ...(account.country === 'US' ? [{ name: `${person}.address.state`, label: 'State', test: 'CA' }] : []),
      { name: `${person}.address.postal_code`, label: 'ZIP or postal code', test: '94103' },
      ...(account.country === 'US'
        ? [
            {
              name: `${person}.ssn_last_4`,
              label: 'Last four digits of your Social Security number',
              test: '0000',
              pattern: /^\d{4}$/,
              wrong: 'Enter four digits.',
              hint: 'In test mode, 0000 is verified, 1111 is not, 2222 is at once.',
            },
          ]
        : []),
    ];
  },
  due: (account) => missesAny(account, /^(individual|representative|company)\./),
  take: (account, _, values) => {
    const person = personPrefix(account);
    give(account, values);
    give(account, {
      [`${person}.phone`]: account.given.phone ?? '',
      [`${person}.email`]: account.given.email ?? '',
    });
  },
};

const bank: Screen = {
  name: 'bank',
  title: 'Add your bank account',
  text: 'Your payouts go there.',
  fields: () => [
    {
      name: 'routing_number',
      label: 'Routing number',
      test: '110000000',
      pattern: /^110000000$/,
      wrong: 'In test mode the routing number is 110000000.',
    },
    {
      name: 'account_number',
      label: 'Account number',
      test: '000123456789',
      pattern: /^000(123456789|111111116|111111113|222222227|333333335|444444440)$/,
      wrong: 'You must use a test bank account number in test mode, such as 000123456789.',
    },
  ],
  due: (account) => missesAny(account, /^external_account$/),
  take: (account, _, values) => {
    give(account, { external_account: `…${values.account_number?.slice(-4)}` });
  },
};

const document: Screen = {
  name: 'document',
  title: 'Upload a photo of your ID',
  text: 'What you typed could not be verified. A photo of an official document will do.',
  fields: () => [
    {
      name: DOCUMENT,
      label: 'Document',
      test: 'file_identity_document_success',
      options: [
        { value: 'file_identity_document_success', label: 'A test document that is verified' },
        { value: 'file_identity_document_failure', label: 'A test document that can’t be verified' },
      ],
    },
  ],
  due: (account, _, now) => stateOf(account, now).requirements.currently_due?.includes(DOCUMENT) ?? false,
  take: (account, _, values) => {
    give(account, values);
  },
};

const review: Screen = {
  name: 'review',
  title: 'Review and submit',
  text: 'By submitting you accept Stripe’s terms and confirm that what you gave is right.',
  fields: () => [],
  due: (account) => account.submitted === null,
  take: (account, _, __, now) => {
    give(account, { 'tos_acceptance.date': String(now), 'tos_acceptance.ip': '127.0.0.1' });
    account.submitted = now;
  },
};

/** The screens in Stripe's order. */
export const screens: readonly Screen[] = [phone, code, business, details, bank, document, review];
