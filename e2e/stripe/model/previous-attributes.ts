/** What was otherwise before: of a hash its changed fields alone, of a list all of it, and null for what was not there. */
export function previousAttributes(before: object, now: object): { [name: string]: unknown } {
  const former = new Map<string, unknown>(Object.entries(before));
  const current = new Map<string, unknown>(Object.entries(now));
  const names = new Set([...former.keys(), ...current.keys()]);
  return Object.fromEntries(
    [...names]
      .filter((name) => JSON.stringify(former.get(name)) !== JSON.stringify(current.get(name)))
      .map((name) => [name, previously(former.get(name), current.get(name))]),
  );
}

function previously(before: unknown, now: unknown): unknown {
  return isHash(before) && isHash(now) ? previousAttributes(before, now) : (before ?? null);
}

function isHash(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
