import { type Given, leavesOf, type Value } from './given';

/** What a value must look like, whoever gives it: a platform through an API, or a pilot on the hosted pages. */
export const patterns = {
  day: /^(0?[1-9]|[12]\d|3[01])$/,
  email: /^[^\s@＠]+@[^\s@＠.]+(\.[^\s@＠.]+)+$/,
  mcc: /^\d{4}$/,
  month: /^(0?[1-9]|1[0-2])$/,
  phone: /^[\d +()-]{10,}$/,
  ssnLast4: /^\d{4}$/,
  url: /^(https?:\/\/)?[^\s/.]+(\.[^\s/.]+)+(\/\S*)?$/,
  year: /^(19|20)\d\d$/,
} as const;

export type ValueKind = keyof typeof patterns | 'currency' | 'delayDays' | 'termsDate';

/** In v1's names, but for `contact_phone`, which is v2's alone. */
const kinds: readonly (readonly [path: RegExp, kind: ValueKind])[] = [
  [/^(default_currency|(external|bank)_account\.currency)$/, 'currency'],
  [/^individual\.dob\.day$/, 'day'],
  [/^individual\.dob\.month$/, 'month'],
  [/^individual\.dob\.year$/, 'year'],
  [/^settings\.payouts\.schedule\.delay_days$/, 'delayDays'],
  [/^(individual\.email|business_profile\.support_email)$/, 'email'],
  [/^business_profile\.mcc$/, 'mcc'],
  [/^((individual|company)\.phone|business_profile\.support_phone|contact_phone)$/, 'phone'],
  [/^individual\.ssn_last_4$/, 'ssnLast4'],
  [/^tos_acceptance\.date$/, 'termsDate'],
  [/^business_profile\.(support_)?url$/, 'url'],
];

const currencies = new Set(Intl.supportedValuesOf('currency'));

export function isCurrency(code: string): boolean {
  return currencies.has(code.toUpperCase());
}

const START_OF_2009 = Date.UTC(2009, 0) / 1000;

function isRight(kind: ValueKind, value: Value, now: number): boolean {
  switch (kind) {
    case 'currency':
      return isCurrency(String(value));
    case 'delayDays':
      return value === 'minimum' || (Number(value) >= 0 && Number(value) <= 31);
    case 'termsDate':
      return Number(value) >= START_OF_2009 && Number(value) <= now;
    default:
      return patterns[kind].test(String(value));
  }
}

type WrongValue = { path: string; kind: ValueKind; value: Value };

/** The first value that is none for where it is, of what is given by v1's names; `now` in Unix seconds. */
export function wrongValueIn(given: Given, now: number): WrongValue | undefined {
  return leavesOf(given)
    .flatMap(([path, value]): WrongValue[] => {
      const kind = kinds.find(([place]) => place.test(path))?.[1];
      return kind && value !== null ? [{ path, kind, value }] : [];
    })
    .find(({ kind, value }) => !isRight(kind, value, now));
}
