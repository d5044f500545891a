import { beforeAll, expect, test, vi } from 'vitest';
import { networkOf } from './network';

beforeAll(() => {
  vi.stubEnv('STRIPE_SECRET_KEY', 'sk_test_onlyForTests');
  vi.stubEnv('SESSION_SECRET', 'x'.repeat(32));
});

const of = (forwarded?: string) => networkOf(new Headers(forwarded ? { 'x-forwarded-for': forwarded } : {}));

test('a network is told by the last address, which a proxy of ours wrote', () => {
  expect(of('198.51.100.1, 203.0.113.7')).toBe(of('203.0.113.7'));
  expect(of('203.0.113.7')).not.toBe(of('203.0.113.8'));
});

test('of IPv6 it is the first 64 bits, however they are written', () => {
  expect(of('2001:db8:0:1::5')).toBe(of('2001:0DB8:0000:0001:ffff::1'));
  expect(of('2001:db8::1')).toBe(of('2001:db8:0:0:1:2:3:4'));
  expect(of('2001:db8:0:1::5')).not.toBe(of('2001:db8:0:2::5'));
  expect(of('2001:db8::')).toBe(of('2001:db8:0:0::9'));
});

test('however a proxy writes it', () => {
  for (const written of [
    '::ffff:203.0.113.7',
    '203.0.113.7:51234',
    '[::ffff:203.0.113.7]:443',
    ' 203.0.113.7 ',
  ])
    expect(of(written)).toBe(of('203.0.113.7'));
  expect(of('[2001:db8::1]:443')).toBe(of('2001:db8::1'));
  expect(of('::ffff:203.0.113.7')).not.toBe(of('::ffff:203.0.113.8'));
});

test('who is on this machine or beside it, and what is no address, is of no network', () => {
  for (const forwarded of [
    undefined,
    '127.0.0.1',
    '::1',
    '10.1.2.3',
    '203.0.113.7, 192.168.1.1',
    'unknown',
    ', ',
  ])
    expect(of(forwarded)).toBeUndefined();
});

test('an address can’t be read in it', () => {
  expect(of('203.0.113.7')).toMatch(/^[\w-]{43}$/);
});
