import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';
import { z } from 'zod';
import type { AccountDetails } from '../../accounts/account';
import type { Field } from '../../accounts/catalogue';
import { isUsualNumber, type Value } from '../../accounts/parameters';
import type { FieldProblem } from '../../words/form';
import { compact, readBankAccount } from './bank-account';
import { everyCountry } from './every-country';
import { ANY_NUMBER, entityTypesOf, type Format, formatOf } from './formats';
import type { Problems } from './inputs';
import { countryOf, type Question } from './questions';

/** What was typed for a question, by the parts of its names: '' is the whole. */
type Typed = ReadonlyMap<string, string>;

/** The parts as Stripe takes them, or what is wrong, by the parts. */
type Checked =
  | Readonly<{ parts: ReadonlyMap<string, Value> }>
  | Readonly<{ problems: Readonly<Record<string, FieldProblem>> }>;

type Context = Readonly<{
  details: AccountDetails;
  /** Of the account's country, and of a number's where whose it is lives elsewhere. */
  format: Format;
  numbers: Pick<Format, 'personalNumber' | 'companyNumber'>;
  today: Date;
}>;

/** A token that the pilot’s browser made of a number: the number itself is none of ours. */
const TOKEN = /^(pii|btok|tok)_\w{1,250}$/;

const whole = (value: Value): Checked => ({ parts: new Map([['', value]]) });
const wrong = (problem: FieldProblem, part = ''): Checked => ({ problems: { [part]: problem } });

/** Of a single text: what it is sent as, or what is wrong with it. */
type CheckText = (text: string, context: Context) => string | { problem: FieldProblem };

const texts: Readonly<Partial<Record<Field['type'], CheckText>>> = {
  text: (text) => (text.length > 200 ? { problem: 'too_long' } : text),
  email: (text) => (z.email().safeParse(text).success ? text : { problem: 'email' }),
  phone: (text, { details: { country } }) => {
    const number = parsePhoneNumberFromString(text, isSupportedCountry(country) ? country : undefined);
    // Stripe’s own number for tests is nobody’s.
    if (number?.isPossible()) return number.number;
    return { problem: 'phone' };
  },
  url: (text) => {
    const url = /^https?:\/\//i.test(text) ? text : `https://${text}`;
    const isUrl = URL.canParse(url) && /^[^.]+(\.[^.]+)+$/.test(new URL(url).hostname);
    return isUrl ? url : { problem: 'url' };
  },
  long_text: (text) => {
    if (text.length < 10) return { problem: 'description_short' };
    return /^(https?:\/\/)?[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(text) ? { problem: 'description_url' } : text;
  },
  descriptor: (text) => (/^(?=.*\p{L})[^<>\\'"*]{5,22}$/u.test(text) ? text : { problem: 'descriptor' }),
  percent: (text) => {
    const [, digits] = /^(\d{1,3}([.,]\d+)?)\s*%?$/.exec(text) ?? [];
    const share = Number(digits?.replace(',', '.'));
    return share <= 100 ? String(share) : { problem: 'percent' };
  },
  number: (text) => (/^\d{1,12}$/.test(compact(text)) ? compact(text) : { problem: 'number' }),
  ssn_last_4: (text) => (/^\d{4}$/.test(text) ? text : { problem: 'ssn_last_4' }),
  personal_number: (text, { numbers: { personalNumber = ANY_NUMBER } }) =>
    personalNumber.test(compact(text)) ? compact(text) : { problem: 'personal_number' },
  company_number: (text, { numbers: { companyNumber = /^[\w ]{4,30}$/ } }) =>
    companyNumber.test(compact(text)) ? compact(text) : { problem: 'company_number' },
};

/** Checks what was typed for one question, none of it blank but what may be. `today` bounds dates. */
export function check(
  { field, base, about }: Question,
  typed: Typed,
  details: AccountDetails,
  today: Date,
): Checked {
  const country = countryOf(about, details);
  const context: Context = {
    details,
    format: formatOf(details.country, details.currency),
    numbers: isUsualNumber(base, country) ? formatOf(country) : {},
    today,
  };
  if ([...typed.values()].some((text) => /[\p{Cc}\p{Cs}]/u.test(text.replace(/[\r\n\t]/g, ''))))
    return wrong('characters', [...typed.keys()][0]);
  switch (field.type) {
    case 'choice':
      return choice(typed.get('') ?? '', field.list, details);
    case 'date':
      return date(typed, context);
    case 'address':
      return address(typed, context);
    case 'bank_account':
      return bankAccount(typed, context);
    case 'document':
      return [...typed.values()].every((id) => /^file_\w{1,100}$/.test(id))
        ? { parts: new Map(typed) }
        : wrong('file', [...typed.keys()][0]);
    case 'confirmation':
    case 'signature':
      return typed.get('') === 'true' ? whole(true) : wrong('confirm');
    case 'role':
      return { parts: new Map([...typed].map(([part, text]) => [part, text === 'true'])) };
    case 'at_stripe':
      return wrong('refused');
    default: {
      const text = typed.get('') ?? '';
      if (TOKEN.test(text) && (field.type === 'ssn_last_4' || field.type === 'personal_number'))
        return whole(text);
      const checked = texts[field.type]?.(text, context) ?? text;
      return typeof checked === 'string' ? whole(checked) : wrong(checked.problem);
    }
  }
}

const Word = z.string().regex(/^\w{1,100}$/);

function choice(text: string, list: string, { country }: AccountDetails): Checked {
  const isOffered =
    list === 'business_type'
      ? entityTypesOf(country).some((type) => type === text)
      : Word.safeParse(text).success;
  return isOffered ? whole(text) : wrong('choose');
}

const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);

/** A number that is written in digits alone, or none. */
const inDigits = (text = '') => (/^\d+$/.test(text) ? Number(text) : Number.NaN);

function date(typed: Typed, { today }: Context): Checked {
  const month = (typed.get('month') ?? '').toLowerCase();
  const isWord = /^\p{L}{3,}\.?$/u.test(month);
  const named = isWord ? MONTHS.findIndex((name) => name.startsWith(month.replace('.', ''))) + 1 : 0;
  const inYear = named || inDigits(month);
  const [day, year] = [inDigits(typed.get('day')), inDigits(typed.get('year'))];
  const moment = new Date(Date.UTC(year, inYear - 1, day));
  const isReal =
    year >= 1800 && moment.getUTCMonth() === inYear - 1 && moment.getUTCDate() === day && inYear >= 1;
  if (!isReal) return wrong('date', 'day');
  if (moment > today) return wrong('date_future', 'year');
  return {
    parts: new Map([
      ['day', day],
      ['month', inYear],
      ['year', year],
    ]),
  };
}

function address(typed: Typed, { details, format }: Context): Checked {
  const country = typed.get('country') ?? details.country;
  if (!everyCountry().some(({ value }) => value === country)) return wrong('choose', 'country');
  const { postalCode } = country === details.country ? format : formatOf(country);
  const code = typed.get('postal_code') ?? '';
  if (code !== '' && postalCode && !postalCode.test(code)) return wrong('postal_code', 'postal_code');
  return { parts: new Map([...typed].filter(([, text]) => text !== '')) };
}

/** Gives the parameters of Stripe’s bank account, or a token of one. */
function bankAccount(typed: Typed, { details: { country }, format: { currency } }: Context): Checked {
  const token = typed.get('');
  if (token !== undefined)
    return TOKEN.test(token) ? whole(token) : wrong('account_number', 'account_number');
  const read = readBankAccount(typed, { country, currency });
  return 'problems' in read ? read : whole(read.bankAccount);
}

/** As a page tells them: by the names of inputs. */
export function named(base: string, problems: Readonly<Record<string, FieldProblem>>): Problems {
  return Object.fromEntries(
    Object.entries(problems).map(([part, problem]) => [part === '' ? base : `${base}.${part}`, problem]),
  );
}
