import { expect, test } from 'vitest';
import { previousAttributes } from './previous-attributes';

test.each([
  [
    'what is the same is left out',
    { email: 'a', country: 'US' },
    { email: 'b', country: 'US' },
    { email: 'a' },
  ],
  [
    'of a hash the changed fields are told alone, at any depth',
    {
      requirements: { past_due: ['a'], disabled_reason: 'other' },
      settings: { payouts: { days: 2, hold: 1 } },
    },
    { requirements: { past_due: ['a'], disabled_reason: null }, settings: { payouts: { days: 3, hold: 1 } } },
    { requirements: { disabled_reason: 'other' }, settings: { payouts: { days: 2 } } },
  ],
  ['a list is told whole', { past_due: ['a', 'b'] }, { past_due: ['b'] }, { past_due: ['a', 'b'] }],
  [
    'what was not there was null',
    { metadata: {} },
    { metadata: { pilot: 'p1' } },
    { metadata: { pilot: null } },
  ],
  ['what is gone is told', { metadata: { pilot: 'p1' } }, { metadata: {} }, { metadata: { pilot: 'p1' } }],
  ['what was null was that', { email: null }, { email: 'a' }, { email: null }],
  [
    'what became null is told whole',
    { company: { name: 'A' } },
    { company: null },
    { company: { name: 'A' } },
  ],
  ['nothing is nothing', { email: 'a' }, { email: 'a' }, {}],
])('%s', (_, before, now, previous) => {
  expect(previousAttributes(before, now)).toEqual(previous);
});
