import { expect, test } from 'vitest';
import { welcome } from './welcome';

const running = {
  app: 'http://localhost:3000',
  stripe: { url: 'http://127.0.0.1:12111', note: 'a local one' },
  ops: { token: 'made-for-this-folder', isOurs: true },
  note: 'A note.',
};

test('the terminal leads to the choices, to /ops with its password, to Stripe and to the README', () => {
  expect(welcome(running)).toBe(`
  Open http://localhost:3000

  your choices       http://localhost:3000/setup
  who stands where   http://localhost:3000/ops     any user name, with the password made-for-this-folder
  Stripe             http://127.0.0.1:12111        a local one
  what it all is     README.md

  A note.
  Ctrl-C ends it.
`);
});

test('an engineer’s own token is not printed, and without one there is no /ops to lead to', () => {
  const own = welcome({ ...running, ops: { token: 'a token of their own', isOurs: false } });
  expect(own).not.toContain('a token of their own');
  expect(own).toContain('any user name, with your OPS_TOKEN as password');
  expect(welcome({ ...running, ops: undefined })).toContain('set OPS_TOKEN, and it is at /ops');
});
