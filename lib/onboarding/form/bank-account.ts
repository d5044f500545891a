import { isValidIBAN } from 'ibantools';
import type { FieldProblem } from '../../words/form';

/** A number without the marks by which people read it. */
export const compact = (text: string) => text.replace(/[\s.\-–/]/g, '');

/** Stripe's parameters of a bank account. */
export type BankAccount = Readonly<Record<string, string>>;

const DIGITS: Readonly<Record<string, readonly [RegExp, FieldProblem]>> = {
  routing_number: [/^\w{1,20}$/, 'routing_number'],
  sort_code: [/^\d{6}$/, 'sort_code'],
  transit_number: [/^\d{5}$/, 'transit_number'],
  institution_number: [/^\d{3}$/, 'institution_number'],
  account_number: [/^\w{4,34}$/, 'account_number'],
};

/**
 * Checks a bank account as it was typed, by the parts of lib/onboarding/form/formats.ts. In the pilot’s browser, where one
 * can make a token of it, and on the server.
 */
export function readBankAccount(
  typed: ReadonlyMap<string, string>,
  { country, currency }: Readonly<{ country: string; currency: string | undefined }>,
): { bankAccount: BankAccount } | { problems: Readonly<Record<string, FieldProblem>> } {
  const numbers = new Map([...typed].map(([part, text]) => [part, compact(text)]));
  const problems: Record<string, FieldProblem> = {};
  for (const [part, [pattern, problem]] of Object.entries(DIGITS)) {
    const number = numbers.get(part);
    if (number !== undefined && !pattern.test(number)) problems[part] = problem;
  }
  const routing = numbers.get('routing_number');
  if (routing !== undefined && country === 'US' && !/^\d{9}$/.test(routing))
    problems.routing_number = 'routing_number';
  const iban = numbers.get('iban')?.toUpperCase();
  if (iban !== undefined && !isValidIBAN(iban)) problems.iban = 'iban';
  if (Object.keys(problems).length > 0) return { problems };
  const transit = numbers.get('transit_number');
  const routingNumber =
    transit === undefined
      ? (routing ?? numbers.get('sort_code'))
      : `${transit}-${numbers.get('institution_number') ?? ''}`;
  const holder = typed.get('account_holder_name');
  return {
    bankAccount: {
      object: 'bank_account',
      country: iban?.slice(0, 2) ?? country,
      ...(currency && { currency }),
      account_number: iban ?? numbers.get('account_number') ?? '',
      ...(routingNumber && { routing_number: routingNumber }),
      ...(holder && { account_holder_name: holder }),
    },
  };
}
