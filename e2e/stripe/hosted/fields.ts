import { patterns } from '../model/values';

/** What screens that ask for them have in common. */
export const phoneField = {
  type: 'tel',
  test: '0000000000',
  pattern: patterns.phone,
  wrong: 'Enter a phone number with at least 10 digits.',
} as const;

export const emailField = {
  type: 'email',
  test: 'pilot@example.com',
  pattern: patterns.email,
  wrong: 'Enter an e-mail address such as pilot@example.com.',
} as const;
