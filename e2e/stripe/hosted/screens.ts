import { DOCUMENT, stateOf } from '../model/verification';
import { details } from './details-screen';
import { give, isDue, type Screen } from './screen';

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
  due: (account, _, now) => isDue(account, now, /^business_/),
  take: (account, _, values) => {
    account.businessType = values.business_type === 'company' ? 'company' : 'individual';
    give(account, values);
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
  due: (account, _, now) => isDue(account, now, /^external_account$/),
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
  due: (account, _, now) => isDue(account, now, /\.verification\.document$/),
  take: (account, _, values) => {
    give(account, values);
  },
};

const review: Screen = {
  name: 'review',
  title: 'Review and submit',
  text: 'By submitting you accept Stripe’s terms and confirm that what you gave is right.',
  fields: () => [],
  due: (account, _, now) => !stateOf(account, now).details_submitted,
  take: (account, _, __, now) => {
    give(account, { 'tos_acceptance.date': String(now), 'tos_acceptance.ip': '127.0.0.1' });
    account.submitted = now;
  },
};

/** The screens in Stripe's order. */
export const screens: readonly Screen[] = [phone, code, business, details, bank, document, review];
