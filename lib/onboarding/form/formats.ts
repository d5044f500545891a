/** How a country writes what a form asks. Stripe’s own names of it are in the order of the form. */
export type Format = Readonly<{
  address: readonly AddressPart[];
  /** Of an address, or a bank account, what need not be there unless Stripe names it. */
  optional: readonly (AddressPart | BankPart)[];
  postalCode?: RegExp;
  bank: readonly BankPart[];
  /** How a number of a person, and of a company, is written, without spaces and marks; undefined where any will do. */
  personalNumber?: RegExp;
  companyNumber?: RegExp;
  /** Undefined where Stripe has to tell it. */
  currency: string | undefined;
  structures: readonly string[];
}>;

export const addressParts = ['line1', 'line2', 'postal_code', 'town', 'city', 'state'] as const;
export type AddressPart = (typeof addressParts)[number];

/** A sort code and a transit with its institution are both a `routing_number` of Stripe’s. */
export const bankParts = [
  'account_holder_name',
  'routing_number',
  'sort_code',
  'transit_number',
  'institution_number',
  'account_number',
  'iban',
] as const;
export type BankPart = (typeof bankParts)[number];

const SELDOM = ['line2', 'account_holder_name'] as const;

const STRUCTURES_GB = ['private_corporation', 'incorporated_partnership', 'unincorporated_partnership'];

const formats: Readonly<Record<string, Format>> = {
  US: {
    address: ['line1', 'line2', 'city', 'state', 'postal_code'],
    optional: SELDOM,
    postalCode: /^\d{5}(-?\d{4})?$/,
    bank: ['account_holder_name', 'routing_number', 'account_number'],
    personalNumber: /^\d{9}$/,
    companyNumber: /^\d{9}$/,
    currency: 'usd',
    structures: [
      'multi_member_llc',
      'single_member_llc',
      'private_corporation',
      'private_partnership',
      'public_corporation',
      'public_partnership',
      'sole_proprietorship',
      'unincorporated_association',
    ],
  },
  CA: {
    address: ['line1', 'line2', 'city', 'state', 'postal_code'],
    optional: SELDOM,
    postalCode: /^[A-Z]\d[A-Z] ?\d[A-Z]\d$/i,
    bank: ['account_holder_name', 'transit_number', 'institution_number', 'account_number'],
    personalNumber: /^\d{9}$/,
    // A Business Number, that of a corporation, or Quebec’s.
    companyNumber: /^(\d{7}|\d{9,10})$/,
    currency: 'cad',
    structures: ['private_corporation', 'private_partnership', 'sole_proprietorship', 'public_corporation'],
  },
  GB: {
    address: ['line1', 'line2', 'city', 'postal_code'],
    optional: SELDOM,
    postalCode: /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i,
    bank: ['account_holder_name', 'sort_code', 'account_number'],
    // Stripe’s own numbers for tests have nine digits.
    companyNumber: /^([A-Z]{2}\d{6}|\d{8,9})$/i,
    currency: 'gbp',
    structures: STRUCTURES_GB,
  },
  FR: {
    address: ['line1', 'line2', 'postal_code', 'city'],
    optional: SELDOM,
    postalCode: /^\d{5}$/,
    bank: ['account_holder_name', 'iban'],
    companyNumber: /^\d{9}$/,
    currency: 'eur',
    structures: [],
  },
  DE: {
    address: ['line1', 'line2', 'postal_code', 'city'],
    optional: SELDOM,
    postalCode: /^\d{5}$/,
    bank: ['account_holder_name', 'iban'],
    currency: 'eur',
    structures: [...STRUCTURES_GB, 'public_corporation'],
  },
};

/** Those of the euro, whose banks all have IBANs. */
const EURO = 'AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MC MT NL PT SI SK'.split(' ');

/** Other countries whose banks have IBANs, with their currencies. */
const OTHERS_WITH_IBAN: Readonly<Record<string, string>> = {
  CH: 'chf',
  CZ: 'czk',
  DK: 'dkk',
  GI: 'gbp',
  HU: 'huf',
  LI: 'chf',
  NO: 'nok',
  PL: 'pln',
  RO: 'ron',
  SE: 'sek',
};

const GENERIC_ADDRESS: readonly AddressPart[] = ['line1', 'line2', 'city', 'state', 'postal_code'];

/** Of a country of which nothing is known here; `currency` is what Stripe says of it. */
export function formatOf(country: string, currency?: string): Format {
  const known = Object.hasOwn(formats, country) ? formats[country] : undefined;
  if (known) return known;
  const other = Object.hasOwn(OTHERS_WITH_IBAN, country) ? OTHERS_WITH_IBAN[country] : undefined;
  const ofIban = EURO.includes(country) ? 'eur' : other;
  if (ofIban)
    return {
      address: ['line1', 'line2', 'postal_code', 'city'],
      optional: [...SELDOM, 'postal_code'],
      bank: ['account_holder_name', 'iban'],
      currency: currency ?? ofIban,
      structures: [],
    };
  return {
    address: GENERIC_ADDRESS,
    optional: [...SELDOM, 'state', 'postal_code', 'routing_number'],
    bank: ['account_holder_name', 'routing_number', 'account_number'],
    currency,
    structures: [],
  };
}

/** A number of a person of a kind that is not known here. */
export const ANY_NUMBER = /^\w{4,30}$/;

/** How a number of a person who lives there is written, without spaces and marks. */
export function personalNumberIn(country: string): RegExp {
  return formatOf(country).personalNumber ?? ANY_NUMBER;
}

/** Where nobody is onboarded but as a company. */
const COMPANIES_ALONE: ReadonlySet<string> = new Set(['AE', 'NL']);

export const entityTypes = ['individual', 'company', 'non_profit', 'government_entity'] as const;
export type EntityType = (typeof entityTypes)[number];

/** What an account of that country can be. */
export function entityTypesOf(country: string): EntityType[] {
  return entityTypes.filter((type) => {
    if (type === 'individual') return !COMPANIES_ALONE.has(country);
    return type !== 'government_entity' || country === 'US';
  });
}

/**
 * Lines of work, by Stripe’s codes: the platform’s own first, which is why a pilot’s is among few.
 */
export const lines = ['4121', '4511', '4789', '4214', '7299', '8999', '5734', '8398'] as const;

const NON_PROFITS = ['incorporated_non_profit', 'unincorporated_non_profit', 'registered_charity'];
const GOVERNMENTS = [
  'governmental_unit',
  'government_instrumentality',
  'tax_exempt_government_instrumentality',
];

/** What a business of that type can be by law; of a country of which nothing is known, any. */
export function structuresOf({ structures }: Format, entityType: string | undefined): readonly string[] {
  if (entityType === 'non_profit') return NON_PROFITS;
  if (entityType === 'government_entity') return GOVERNMENTS;
  return structures.length > 0 ? structures : (formats.GB?.structures ?? []);
}
