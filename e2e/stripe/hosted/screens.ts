import type { AccountRecord } from '../model/account';
import { bankNumbersOf } from '../model/bank-numbers';
import { defaultCurrencyOf } from '../model/default-currency';
import { personDocument } from '../model/document-checks';
import { externalAccountOf, withExternalAccount } from '../model/external-account';
import { textAt } from '../model/given';
import { factsOf } from '../model/missing';
import { ONLY_ON_STRIPES_PAGE } from '../model/only-on-stripes-page';
import { patterns } from '../model/values';
import { stateOf } from '../model/verification';
import { details } from './details-screen';
import { emailField, phoneField } from './fields';
import { dueNames, type Field, fieldsFor, give, isDue, type Screen } from './screen';

/** Who the pilot is, and where the code goes. */
const contact: readonly (Field & { keptAt: string })[] = [
  {
    name: 'phone',
    keptAt: 'representative.phone',
    label: 'Phone number',
    ...phoneField,
  },
  {
    name: 'email',
    keptAt: 'representative.email',
    suggested: (account) => account.email,
    label: 'E-mail address',
    ...emailField,
  },
];

const contactToGive = (account: AccountRecord) =>
  contact.filter(({ keptAt }) => textAt(factsOf(account), keptAt) === '');

const phone: Screen = {
  name: 'phone',
  title: 'Get started with Stripe',
  text: 'Enter your phone number and e-mail address. We will send you a code.',
  fields: (account) => {
    const missing = contactToGive(account);
    return missing.length > 0 ? missing : contact;
  },
  due: (account) => contactToGive(account).length > 0,
  take: (account, _, { phone, email }) => {
    give(account, {
      ...(phone !== undefined && { 'representative.phone': phone }),
      ...(email !== undefined && { 'representative.email': email }),
    });
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

const aboutBusiness: readonly Field[] = [
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
  { name: 'business_profile.name', label: 'Name that your customers know', test: 'Test Rides' },
  {
    name: 'business_profile.url',
    label: 'Website or profile',
    test: 'https://accessible.stripe.com',
    pattern: patterns.url,
    wrong: 'Enter an address such as https://example.com.',
  },
  {
    name: 'business_profile.product_description',
    label: 'What you sell',
    test: 'Rides, paid for when they end.',
    pattern: /^.{10,}$/,
    wrong: 'Enter at least 10 characters.',
  },
  {
    name: 'settings.payments.statement_descriptor',
    label: 'Name on your customers’ statements',
    test: 'TEST RIDES',
    pattern: /^(?=.*[A-Za-z])[^<>\\'"*]{5,22}$/,
    wrong: 'Enter 5 to 22 letters, such as TEST RIDES.',
  },
  { name: 'business_profile.support_phone', label: 'Phone number for your customers', ...phoneField },
];

const ABOUT_BUSINESS = /^(business_|settings\.)/;

const business: Screen = {
  name: 'business',
  title: 'Tell us about your business',
  text: 'Stripe needs this to know which details to ask for.',
  fields: (account, visit, now) => {
    const asked = fieldsFor(account, visit, now, ABOUT_BUSINESS, aboutBusiness);
    if (account.businessType) return asked;
    // What is asked as soon as the type is known, the pilot gives with it.
    const individual: AccountRecord = { ...account, businessType: 'individual' };
    const next = dueNames(individual, visit, now, ABOUT_BUSINESS);
    const isNew = ({ name }: Field) => next.includes(name) && !asked.some((one) => one.name === name);
    return [...asked, ...aboutBusiness.filter(isNew)];
  },
  due: (account, visit, now) => isDue(account, visit, now, ABOUT_BUSINESS),
  take: (account, _, { business_type, ...values }) => {
    if (business_type) account.businessType = business_type === 'company' ? 'company' : 'individual';
    give(account, values);
  },
};

const oneOf = (values: readonly string[]) => new RegExp(`^(${values.join('|')})$`);

const bank: Screen = {
  name: 'bank',
  title: 'Add your bank account',
  text: 'Your payouts go there.',
  fields: ({ country }) => {
    const { routing, tests } = bankNumbersOf(country);
    const [first = ''] = tests;
    return [
      ...(routing
        ? [
            {
              name: 'routing_number',
              label: routing.label,
              test: routing.test,
              pattern: oneOf([routing.test]),
              wrong: `In test mode the ${routing.label.toLowerCase()} is ${routing.test}.`,
            },
          ]
        : []),
      {
        name: 'account_number',
        label: 'Account number',
        test: first,
        pattern: oneOf(tests),
        wrong: `You must use a test bank account number in test mode, such as ${first}.`,
      },
    ];
  },
  due: (account, visit, now) => isDue(account, visit, now, /^external_account$/),
  take: (account, _, { routing_number, account_number = '' }) => {
    const { country } = account;
    const added = externalAccountOf({
      country,
      currency: defaultCurrencyOf(account),
      accountNumber: account_number,
      routingNumber: routing_number,
    });
    account.externalAccounts = withExternalAccount(account.externalAccounts, added);
    give(account, {});
  },
};

const DOCUMENTS = /\.verification\.(additional_)?document$/;

function documentLabel(name: string): string {
  if (name.startsWith('company.')) return 'Document of the company';
  return name.endsWith('additional_document') ? 'Document of your address' : 'Document';
}

const document: Screen = {
  name: 'document',
  title: 'Upload a photo of your ID',
  text: 'What you typed could not be verified. A photo of an official document will do.',
  fields: (account, visit, now) => {
    const due = dueNames(account, visit, now, DOCUMENTS);
    return (due.length > 0 ? due : [personDocument(account)]).map((name) => ({
      name,
      keptAt: `${name}.front`,
      label: documentLabel(name),
      test: 'file_identity_document_success',
      options: [
        { value: 'file_identity_document_success', label: 'A test document that is verified' },
        { value: 'file_identity_document_failure', label: 'A test document that can’t be verified' },
      ],
    }));
  },
  due: (account, visit, now) => isDue(account, visit, now, DOCUMENTS),
  take: (account, _, files) => {
    const fronts = Object.entries(files).map(([name, file]) => [`${name}.front`, file]);
    give(account, Object.fromEntries(fronts));
  },
};

/** What no API takes: a press stands for it, and ends the state that a test has put the account into. */
const presence: Screen = {
  name: 'presence',
  title: 'Confirm that it is you',
  text: 'Stripe has to see you, or to hear from you, itself. Here a press will do.',
  fields: () => [],
  due: (account, visit, now) => isDue(account, visit, now, ONLY_ON_STRIPES_PAGE),
  take: (account) => give(account, {}),
};

const review: Screen = {
  name: 'review',
  title: 'Review and submit',
  text: 'By submitting you accept Stripe’s terms and confirm that what you gave is right.',
  fields: () => [],
  due: (account, visit, now) =>
    !stateOf(account, now).details_submitted || isDue(account, visit, now, /^tos_acceptance\./),
  take: (account, _, __, now) => {
    give(account, { 'tos_acceptance.date': now, 'tos_acceptance.ip': '127.0.0.1' });
    account.submitted = now;
  },
};

/** The screens in Stripe's order. */
export const screens: readonly Screen[] = [phone, code, business, details, bank, document, presence, review];
