import type { AccountRecord } from './account';

/** What of an account decides what it is asked. */
type Asked = Pick<AccountRecord, 'country' | 'businessType' | 'capabilities'>;

type Lists = {
  /** Of the account, beside what every country asks. */
  account?: readonly string[];
  /** Of whoever stands for it, from the beginning. */
  person: readonly string[];
  /** Of that person, once the business type is known. */
  later?: readonly string[];
  /** Of a company's address. */
  company: readonly string[];
  /** Of that person, when the account has earned enough. */
  eventually?: readonly string[];
  /** What will do in the place of what is asked. */
  alternatives?: Readonly<Record<string, string>>;
};

const ACCOUNT = ['business_profile.mcc', 'business_profile.url', 'business_type', 'external_account'];
const TERMS = ['tos_acceptance.date', 'tos_acceptance.ip'];
export const BORN = ['dob.day', 'dob.month', 'dob.year'];
export const NAMED = ['first_name', 'last_name'];
export const ADDRESS = ['address.city', 'address.line1', 'address.postal_code'];
export const WITH_STATE = [...ADDRESS, 'address.state'];

/** In both of Japan's scripts. */
const inScripts = (names: readonly string[]) =>
  ['kana', 'kanji'].flatMap((script) =>
    names.map((name) => (name.includes('.') ? name.replace('.', `_${script}.`) : `${name}_${script}`)),
  );
const JAPANESE = inScripts([...WITH_STATE, 'address.town']);

const countries: Readonly<Record<string, Lists>> = {
  US: {
    account: ['settings.payments.statement_descriptor'],
    person: [...BORN, ...NAMED, 'email'],
    later: [...WITH_STATE, 'phone', 'ssn_last_4'],
    company: WITH_STATE,
    eventually: ['id_number'],
    alternatives: { 'business_profile.url': 'business_profile.product_description' },
  },
  // Put together from two reports of what was asked there.
  CA: {
    account: ['business_profile.product_description'],
    person: [...BORN, ...NAMED, ...WITH_STATE, 'email', 'phone'],
    company: WITH_STATE,
    eventually: ['id_number'],
  },
  AU: { person: [...BORN, ...NAMED, ...WITH_STATE, 'email', 'phone'], company: WITH_STATE },
  JP: {
    account: ['business_profile.product_description'],
    person: [...BORN, ...inScripts(NAMED), ...JAPANESE, 'email', 'phone'],
    company: [...inScripts(['name']), ...JAPANESE],
  },
};

/** As Germany, France and the United Kingdom are asked; that all other countries are as they is inferred. */
const ELSEWHERE: Lists = { person: [...BORN, ...NAMED, ...ADDRESS, 'email', 'phone'], company: ADDRESS };

export function listsOf(country: string): Lists {
  return countries[country] ?? ELSEWHERE;
}

/** How a person's requirements begin: `representative` where they act for a company, or nobody knows yet. */
export function personPrefix({ businessType }: Pick<Asked, 'businessType'>): 'individual' | 'representative' {
  return businessType === 'individual' ? 'individual' : 'representative';
}

/** What an account that asks for transfers alone need not give; seen in v2, inferred for v1. */
const ONLY_FOR_PAYMENTS = /^business_profile\.(mcc|name|product_description)$|^settings\.|\.(email|phone)$/;

/** An account with no capabilities is asked as one with all. */
function wantsTransfersAlone({ capabilities }: Pick<Asked, 'capabilities'>): boolean {
  return capabilities.length > 0 && capabilities.every((name) => name === 'transfers');
}

/** Those that an account is asked for: where it wants transfers alone, not what only payments need. */
export function askedWithoutPayments(asked: Pick<Asked, 'capabilities'>, names: readonly string[]): string[] {
  return names.filter((name) => !wantsTransfersAlone(asked) || !ONLY_FOR_PAYMENTS.test(name));
}

/** Asked of every account after every request, and always the same. */
const needed = new Map<string, readonly string[]>();

/**
 * All that an account for which Stripe collects it has to give before Stripe verifies anything, in v1's names and order.
 * A company's owners, directors and executives are not asked for: the hosted pages have no screens for them.
 */
export function neededNames(asked: Asked): readonly string[] {
  const key = [asked.country, asked.businessType, ...asked.capabilities].join();
  const known = needed.get(key);
  if (known) return known;
  const names = namesFor(asked);
  needed.set(key, names);
  return names;
}

function namesFor(asked: Asked): string[] {
  const { account = [], person, later = [], company } = listsOf(asked.country);
  const { businessType } = asked;
  const isCompany = businessType !== null && businessType !== 'individual';
  const ofPerson = [
    ...person,
    ...(businessType === null ? [] : later),
    ...(isCompany ? ['relationship.title'] : []),
  ];
  const names = [
    ...ACCOUNT,
    ...account,
    ...ofPerson.map((name) => `${personPrefix(asked)}.${name}`),
    ...(isCompany ? ['name', 'phone', 'tax_id', ...company].map((name) => `company.${name}`) : []),
    ...TERMS,
  ];
  return askedWithoutPayments(asked, names).toSorted();
}

/** What an account that Stripe has verified will have to give one day. */
export function neededEventually(asked: Asked): string[] {
  return (listsOf(asked.country).eventually ?? []).map((name) => `${personPrefix(asked)}.${name}`);
}

/** What may be given in the place of a requirement. */
export function alternativeTo(name: string, { country }: Pick<Asked, 'country'>): string | undefined {
  return listsOf(country).alternatives?.[name];
}
