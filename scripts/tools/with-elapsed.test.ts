import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { withElapsed } from './with-elapsed.mjs';

const { isTTY } = process.stdout;
let shown = '';

beforeEach(() => {
  shown = '';
  vi.useFakeTimers();
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    shown += text;
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  process.stdout.isTTY = isTTY;
});

/** What takes three seconds of the clock that tests turn. */
async function threeSeconds(): Promise<string> {
  await vi.advanceTimersByTimeAsync(3_000);
  return 'done';
}

test('on a terminal the seconds are counted in one line', async () => {
  process.stdout.isTTY = true;
  expect(await withElapsed('Building', threeSeconds)).toBe('done');
  expect(shown).toBe('Building…\rBuilding… 1 s\rBuilding… 2 s\rBuilding… 3 s\rBuilding… 3 s\n');
});

test('in a log there is a line at its begin and one at its end', async () => {
  process.stdout.isTTY = false;
  await withElapsed('Building', threeSeconds);
  expect(shown).toBe('Building…\nBuilding: 3 s\n');
});

test('what fails has its time told as well, and fails', async () => {
  process.stdout.isTTY = false;
  await expect(
    withElapsed('Building', async () => {
      throw new Error('no build');
    }),
  ).rejects.toThrow('no build');
  expect(shown).toBe('Building…\nBuilding: 0 s\n');
});
