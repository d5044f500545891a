/**
 * Does `work` on each item, as many at a time as `slots` says: the next begins as soon as one is done, so that a slow
 * one holds up no other. With 0 slots, or once a work throws, no more begin. Throws what the first threw, and what
 * `items` throws, once all that began has ended.
 */
export async function inSlots<Item>(
  items: AsyncIterable<Item>,
  slots: () => number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const running = new Set<Promise<void>>();
  const failures: unknown[] = [];
  const begin = async (item: Item) => {
    try {
      await work(item);
    } catch (error) {
      failures.push(error);
    }
  };
  try {
    for await (const item of items) {
      const one: Promise<void> = begin(item).finally(() => running.delete(one));
      running.add(one);
      while (running.size > 0 && running.size >= slots()) await Promise.race(running);
      if (slots() === 0 || failures.length > 0) break;
    }
  } finally {
    await Promise.all(running);
  }
  if (failures.length > 0) throw failures[0];
}
