import { expect, test } from 'vitest';
import { forwardedFor } from './client-address.mjs';

test('a peer on the public internet is the client, whatever it says', () => {
  for (const [peer, address] of [
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['172.32.0.1', '172.32.0.1'],
    ['100.128.0.1', '100.128.0.1'],
    ['2001:db8::1', '2001:db8::1'],
    ['::2', '::2'],
  ]) {
    expect(forwardedFor(peer, '198.51.100.1')).toBe(address);
    expect(forwardedFor(peer, undefined)).toBe(address);
  }
});

test('a peer inside is our proxy, which says who the client is', () => {
  for (const peer of [
    '127.0.0.1',
    '127.9.9.9',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:10.1.2.3',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.1.1',
    '100.64.0.1',
    'fd00::1',
    'fe80::1',
    'fe80::1%eth0',
  ])
    expect(forwardedFor(peer, '198.51.100.1, 203.0.113.9'), peer).toBe('198.51.100.1, 203.0.113.9');
  expect(forwardedFor('::ffff:10.1.2.3', undefined)).toBe('10.1.2.3');
});

test('of a peer that has gone nothing is believed', () => {
  expect(forwardedFor(undefined, '198.51.100.1')).toBeUndefined();
});
