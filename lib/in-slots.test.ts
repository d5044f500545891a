import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inSlots } from './in-slots';

async function* from<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}

/** As many turns of the event loop. */
async function turns(many: number): Promise<void> {
  for (let turn = 0; turn < many; turn += 1) await new Promise(setImmediate);
}

test('each item is worked on once, as many at a time as there are slots and items', async () => {
  const length = fc.integer({ min: 0, max: 5 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(length, { maxLength: 30 }),
      fc.integer({ min: 1, max: 8 }),
      async (all, slots) => {
        let [running, most] = [0, 0];
        const done: number[] = [];
        await inSlots(
          from([...all.keys()]),
          () => slots,
          async (nth) => {
            running += 1;
            most = Math.max(most, running);
            await turns(all[nth] ?? 0);
            running -= 1;
            done.push(nth);
          },
        );
        expect(running).toBe(0);
        expect(done.sort((a, b) => a - b)).toEqual([...all.keys()]);
        expect(most).toBeLessThanOrEqual(slots);
      },
    ),
  );
});

test('a slow one holds up no other', async () => {
  let end = () => {};
  const others = new Promise<void>((resolve) => {
    end = resolve;
  });
  const done: number[] = [];
  await inSlots(
    from([0, 1, 2, 3, 4, 5]),
    () => 2,
    async (nth) => {
      if (nth === 0) await others;
      done.push(nth);
      if (done.length === 5) end();
    },
  );
  expect(done).toEqual([1, 2, 3, 4, 5, 0]);
});

test('a failure is thrown once all that began has ended, and nothing more begins', async () => {
  const ended: number[] = [];
  const working = inSlots(
    from([0, 1, 2, 3, 4, 5]),
    () => 3,
    async (nth) => {
      await turns(nth === 1 ? 1 : 5);
      ended.push(nth);
      if (nth === 1) throw new Error('the second failed');
    },
  );
  await expect(working).rejects.toThrow('the second failed');
  expect(ended).toEqual([1, 0, 2]);
});

test('without a slot left it ends', async () => {
  let left = 3;
  const done: number[] = [];
  await inSlots(
    from([0, 1, 2, 3, 4, 5]),
    () => left,
    async (nth) => {
      await turns(1);
      done.push(nth);
      left -= 1;
    },
  );
  expect(done).toEqual([0, 1, 2]);
});
