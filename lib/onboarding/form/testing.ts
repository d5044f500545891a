import type { AccountDetails, Requirements } from '../../accounts/account';
import type { Field } from '../../accounts/catalogue';
import { formOf, isStep, peopleOf } from './form';
import { formatOf } from './formats';
import { groupOf, type Input } from './inputs';
import { type Question, questionsOf } from './questions';

/** An account of which nothing is given and nothing asked, but for what is given here. */
export function detailsOf({
  requirements,
  given = {},
  provided = [],
  ...rest
}: Partial<Omit<AccountDetails, 'requirements' | 'given' | 'provided'>> & {
  requirements?: Partial<Requirements>;
  given?: Readonly<Record<string, string>>;
  provided?: readonly string[];
} = {}): AccountDetails {
  return {
    api: 'v1',
    country: 'US',
    currency: undefined,
    entityType: 'individual',
    alternatives: [],
    agreement: 'full',
    persons: [],
    bankAccount: undefined,
    ...rest,
    given: new Map(Object.entries(given)),
    provided: new Set(provided),
    requirements: {
      pastDue: [],
      currentlyDue: [],
      eventuallyDue: [],
      pendingVerification: [],
      errors: [],
      disabledReason: undefined,
      deadline: undefined,
      ...requirements,
    },
  };
}

const HOMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  US: { city: 'San Francisco', state: 'CA', postal_code: '94103' },
  CA: { city: 'Toronto', state: 'ON', postal_code: 'M5V 2T6' },
  GB: { city: 'London', postal_code: 'SW1A 1AA' },
  FR: { city: 'Paris', postal_code: '75001' },
  DE: { city: 'Berlin', postal_code: '10115' },
};

const PHONES: Readonly<Record<string, string>> = {
  US: '(415) 555-2671',
  CA: '(416) 555-2671',
  GB: '020 7946 0018',
  FR: '01 23 45 67 89',
  DE: '030 123456',
};

const BANKS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  US: { routing_number: '110000000', account_number: '000123456789' },
  CA: { transit_number: '11000', institution_number: '000', account_number: '000123456789' },
  GB: { sort_code: '10-88-00', account_number: '00012345' },
  FR: { iban: 'FR14 2004 1010 0505 0001 3M02 606' },
  DE: { iban: 'DE89 3704 0044 0532 0130 00' },
};

const COMPANIES: Readonly<Record<string, string>> = { GB: '00000000' };

/** A value such as a pilot types, for one control of a form; Stripe’s test mode verifies them all at once. */
export function plausible(input: Input, field: Field, country: string): string {
  const part = input.name.split('.').at(-1) ?? '';
  if (input.options) return input.options[0]?.value ?? '';
  switch (field.type) {
    case 'email':
      return 'jenny@rides.test';
    case 'phone':
      return PHONES[country] ?? '+1 415 555 2671';
    case 'url':
      return 'accessible.stripe.com';
    case 'long_text':
      return 'Rides, paid for when they end.';
    case 'descriptor':
      return 'ROCKET RIDES';
    case 'percent':
      return '50';
    case 'number':
      return '12';
    case 'ssn_last_4':
      return '0000';
    case 'personal_number':
      return '000000000';
    case 'company_number':
      return COMPANIES[country] ?? '000000000';
    case 'date':
      return part === 'year' ? '1902' : '1';
    case 'address':
      return part === 'line1' ? 'address_full_match' : (HOMES[country]?.[part] ?? 'Springfield');
    case 'document':
      return 'file_identity_document_success';
    case 'bank_account':
      return part === 'account_holder_name'
        ? 'Jenny Rosen'
        : (BANKS[country]?.[part] ?? (part === 'iban' ? 'DE89370400440532013000' : '000123456789'));
    case 'text':
      if (field.most === 2) return 'FR';
      return field.most === 3 ? (formatOf(country).currency ?? 'usd') : 'Rocket';
    case 'choice':
    case 'confirmation':
    case 'signature':
    case 'role':
    case 'at_stripe':
      return 'true';
  }
}

/** Who has a page of their own among the people: who is linked there. */
export function linked(details: AccountDetails): string[] {
  const { persons, addable } = peopleOf(details);
  return [...persons.map(({ id }) => id), ...addable.map(({ role }) => role)];
}

/** All of what is asked on our pages, filled in. */
export function filled(questions: readonly Question[], details: AccountDetails): ReadonlyMap<string, string> {
  return new Map(
    questions.flatMap((question) =>
      groupOf(question, details).inputs.map((input): [string, string] => [
        input.name,
        plausible(input, question.field, details.country),
      ]),
    ),
  );
}

/** What a pilot finds at an address: the questions of the page, or of the first one linked there that is due. */
export function questionsAt(path: string, details: AccountDetails): readonly Question[] {
  const [, , step = '', who] = path.split('/');
  if (!isStep(step)) throw new Error(`there is no page ${path}`);
  const questions = questionsOf(details);
  const shown = (name: string | undefined) =>
    formOf(step, details, { who: name, all: false }).groups.flatMap(({ base }) => questions.get(base) ?? []);
  if (step !== 'people' || who !== undefined) return shown(who);
  const { confirmations } = peopleOf(details);
  for (const one of linked(details)) {
    const asked = shown(one);
    if (asked.some(({ why }) => why === 'due')) return asked;
  }
  return confirmations.flatMap(({ name }) => questions.get(name) ?? []);
}
