/** What was given of an account, as a tree of v1's parameters: a path in it is the name of a requirement. */
export type Given = { [name: string]: Value };
export type Value = null | boolean | number | string | Value[] | Given;

export function isTree(value: Value | undefined): value is Given {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function own(tree: Given, name: string): Value | undefined {
  return Object.hasOwn(tree, name) ? tree[name] : undefined;
}

/** The branch or the leaf at a path such as `individual.dob.day`. */
export function valueAt(tree: Value | undefined, path: string): Value | undefined {
  let at = tree;
  for (const name of path.split('.')) {
    if (!isTree(at)) return undefined;
    at = own(at, name);
  }
  return at;
}

/** The leaf at a path as text; none is ''. */
export function textAt(tree: Given, path: string): string {
  const value = valueAt(tree, path);
  return value === undefined || value === null || typeof value === 'object' ? '' : String(value);
}

/** A tree of one leaf. */
export function placed(path: string, value: Value): Given {
  const [name = '', ...rest] = path.split('.');
  return Object.fromEntries([[name, rest.length > 0 ? placed(rest.join('.'), value) : value]]);
}

/** A change adds to what there is, branch by branch; null unsets, and a list takes the place of the one before. */
export function merged(before: Given, change: Given): Given {
  const changed = Object.entries(change).flatMap(([name, value]): [string, Value][] => {
    if (value === null) return [];
    const there = own(before, name);
    return [[name, isTree(value) ? merged(isTree(there) ? there : {}, value) : value]];
  });
  const kept = Object.entries(before).filter(([name]) => !Object.hasOwn(change, name));
  return Object.fromEntries([...kept, ...changed]);
}

/** Every leaf with its path; a list is one. */
export function leavesOf(tree: Given, above = ''): [path: string, leaf: Value][] {
  return Object.entries(tree).flatMap(([name, value]): [string, Value][] =>
    isTree(value) ? leavesOf(value, `${above}${name}.`) : [[`${above}${name}`, value]],
  );
}

/** Whether a path is a branch, or lies on it. */
export function isOn(branch: string, path: string): boolean {
  return path === branch || path.startsWith(`${branch}.`);
}
