import type { AccountRecord } from './account';
import { currencyOf } from './countries';
import { textAt } from './given';

/** The currency that an account was given, or that of its country. */
export function defaultCurrencyOf({ given, country }: Pick<AccountRecord, 'given' | 'country'>): string {
  return textAt(given, 'default_currency') || currencyOf(country);
}
