import { type Given, isTree, type Value } from '../../model/given';

/** Both trees in one, where the second comes first; null, which unsets, stays. */
export function joined(below: Given, above: Given): Given {
  const parts = Object.entries(above).map(([name, value]): [string, Value] => {
    const there = below[name];
    return [name, isTree(there) && isTree(value) ? joined(there, value) : value];
  });
  return { ...below, ...Object.fromEntries(parts) };
}
