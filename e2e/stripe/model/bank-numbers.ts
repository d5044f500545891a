import type { BankDetails } from './external-account';

type Problem = { field: 'routing_number' | 'account_number'; message: string };

/** The numbers that a country's banks have, and Stripe's own for tests: the first is one that works. */
type BankNumbers = {
  routing?: { label: string; pattern: RegExp; wrong: string; test: string };
  tests: readonly string[];
};

const byCountry: Readonly<Record<string, BankNumbers>> = {
  US: {
    routing: {
      label: 'Routing number',
      pattern: /^\d{9}$/,
      wrong: 'Routing number must have 9 digits',
      test: '110000000',
    },
    tests: [
      '000123456789',
      '000111111116',
      '000111111113',
      '000222222227',
      '000333333335',
      '000444444440',
      '000999999991',
      '000999999992',
    ],
  },
  AU: {
    routing: {
      label: 'BSB',
      pattern: /^\d{3}-?\d{3}$/,
      wrong: 'BSB must have 6 digits',
      test: '110000',
    },
    tests: ['000123456'],
  },
  CA: {
    routing: {
      label: 'Transit and institution number',
      pattern: /^\d{5}-?\d{3}$/,
      wrong: 'Routing number must have 8 digits',
      test: '11000-000',
    },
    tests: ['000123456789'],
  },
  GB: {
    routing: {
      label: 'Sort code',
      pattern: /^\d{2}-?\d{2}-?\d{2}$/,
      wrong: 'Sort code must have 6 digits',
      test: '108800',
    },
    tests: ['00012345'],
  },
  JP: {
    routing: {
      label: 'Bank and branch code',
      pattern: /^\d{7}$/,
      wrong: 'Routing number must have 7 digits',
      test: '1100000',
    },
    tests: ['0001234'],
  },
};

/** Where banks have IBANs, any that is well formed will do; elsewhere the US number. Both are ours, not Stripe's. */
const IBAN: BankNumbers = { tests: ['DE89370400440532013000'] };
const OTHERS: BankNumbers = { tests: ['000123456789'] };
const WITH_IBAN =
  /^(AD|AT|BE|BG|CH|CY|CZ|DE|DK|EE|ES|FI|FR|GI|GR|HR|HU|IE|IS|IT|LI|LT|LU|LV|MC|MT|NL|NO|PL|PT|RO|SE|SI|SK|SM)$/;

export function bankNumbersOf(country: string): BankNumbers {
  return byCountry[country] ?? (WITH_IBAN.test(country) ? IBAN : OTHERS);
}

/** Whether the last digit of an American routing number follows from the others. */
function isRoutingNumber(digits: string): boolean {
  const weights = [3, 7, 1];
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (weights[at % 3] ?? 0), 0);
  return sum % 10 === 0;
}

function isIban(text: string): boolean {
  const digits = `${text.slice(4)}${text.slice(0, 4)}`.replace(/[A-Z]/g, (letter) =>
    String(letter.charCodeAt(0) - 55),
  );
  return /^[A-Z]{2}\d{2}[A-Z\d]{11,30}$/.test(text) && BigInt(digits) % 97n === 1n;
}

/** What is wrong with a bank account, in Stripe's words where they are known; in live mode any number will do. */
export function bankProblem(details: BankDetails, livemode: boolean): Problem | undefined {
  const { routing, tests } = bankNumbersOf(details.country.toUpperCase());
  const number = details.accountNumber.replaceAll(' ', '');
  if (/^[A-Z]{2}\d{2}/.test(number))
    return isIban(number) ? undefined : { field: 'account_number', message: 'Invalid IBAN' };
  if (routing) {
    const given = details.routingNumber ?? '';
    if (!routing.pattern.test(given)) return { field: 'routing_number', message: routing.wrong };
    if (details.country.toUpperCase() === 'US' && !isRoutingNumber(given))
      return { field: 'routing_number', message: 'Invalid routing number' };
  }
  if (livemode || tests.includes(number)) return undefined;
  return {
    field: 'account_number',
    message: `You must use a test bank account number in test mode. Try ${tests[0]} or see more options at https://stripe.com/docs/connect/testing#account-numbers.`,
  };
}
