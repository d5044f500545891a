import { type ApiError, notBegun } from '../../errors';
import type { AccountsApi } from '../../model/account';
import type { Given, Value } from '../../model/given';
import { type ValueKind, wrongValueIn } from '../../model/values';
import { emailRefusal } from './email';

/**
 * Throws Stripe's 400 for a value that will not do where it is, of what is given by v1's names; `nameOf` tells what the
 * request calls it.
 */
export function requireValues(
  api: AccountsApi,
  given: Given,
  now: number,
  nameOf: (path: string) => string,
): void {
  const wrong = wrongValueIn(given, now);
  if (wrong) throw refusals[wrong.kind](api, wrong.value, nameOf(wrong.path));
}

type Refuse = (api: AccountsApi, value: Value, param: string) => ApiError;

const refuse =
  (words: (value: string) => string, code?: string): Refuse =>
  (_, value, param) =>
    notBegun(words(String(value)), { param, ...(code !== undefined && { code }) });

const notInDob = refuse((value) => `Invalid date of birth: ${value}`);

/** Those of an e-mail address, a URL, the terms' date and a currency, which goes on, are Stripe's; the others inferred. */
const refusals: Readonly<Record<ValueKind, Refuse>> = {
  currency: refuse((value) => `Invalid currency: ${value.toLowerCase()}.`),
  day: notInDob,
  delayDays: refuse((value) => `Invalid delay_days: ${value} is not between 0 and 31.`),
  email: (api, value, param) => emailRefusal(api, String(value), param),
  mcc: refuse((value) => `Invalid merchant category code: ${value}`),
  month: notInDob,
  phone: refuse((value) => `"${value}" is not a valid phone number`),
  ssnLast4: refuse(() => 'SSN last 4 must be exactly 4 digits'),
  termsDate: refuse(
    () =>
      'ToS acceptance date is not valid. Dates are expected to be integers, measured in seconds, not in the future, and after 2009',
  ),
  url: refuse(() => 'Not a valid URL', 'url_invalid'),
  year: notInDob,
};
