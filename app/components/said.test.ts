import { expect, test } from 'vitest';
import { supportLink } from './said';

const about = { account: 'acct_1', request: 'req_2' };

test('a mail says what it is about in its text, under what its writer has to say', () => {
  expect(supportLink('mailto:help@example.com', about)).toBe(
    `mailto:help@example.com?body=${encodeURIComponent('\n\naccount: acct_1\nrequest: req_2')}`,
  );
  expect(supportLink('mailto:help@example.com', {})).toBe('mailto:help@example.com');
});

test('a page is told in its address, whatever stands there already', () => {
  expect(supportLink('https://example.com/help?from=pilots#form', about)).toBe(
    'https://example.com/help?from=pilots&account=acct_1&request=req_2#form',
  );
});
