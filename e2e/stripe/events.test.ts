import { expect, test } from 'vitest';
import { Events } from './events';
import type { EventRecord } from './model/event';

const record = (nth: number): EventRecord => ({
  event: {
    id: `evt_${nth}`,
    object: 'v2.core.event',
    type: 'v2.core.account.updated',
    created: '2026-11-29T00:00:00.000Z',
    livemode: false,
    related_object: null,
  },
  platform: 'p',
  created: nth,
  outcomes: {},
});

test('of events the last 5,000 are kept', () => {
  const events = new Events();
  for (let nth = 0; nth <= 5_000; nth += 1) events.add(record(nth));
  const kept = events.newestFirst(0);
  expect([kept.length, kept[0]?.created, kept.at(-1)?.created]).toEqual([5_000, 5_000, 1]);
  expect(events.find('evt_0', 0)).toBeUndefined();
});
