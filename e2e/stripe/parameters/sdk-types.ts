import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Declaration, readDeclarations, type Scope } from './read-declarations';

// The SDK exports no package.json to resolve, so its root is found from its entry, which is in `cjs/`.
const sdk = join(dirname(createRequire(import.meta.url).resolve('stripe')), '..', 'esm');

const files = new Map<string, Scope>();

/**
 * Takes a resource as the SDK names its file ('Accounts', 'V2/Core/Accounts'); gives what the top of that
 * file declares, read once. Throws if the SDK has no such resource.
 */
export function typesOf(resource: string): Scope {
  return fileAt(join(sdk, 'resources', `${resource}.d.ts`));
}

/** Takes a scope and a dotted name's parts; gives what they declare in that scope itself, if anything. */
export function declaredIn(scope: Scope, path: readonly string[]): Declaration | undefined {
  const [name, ...rest] = path;
  if (name === undefined) return undefined;
  if (rest.length === 0) return scope.declarations.get(name);
  const namespace = scope.namespaces.get(name);
  return namespace && declaredIn(namespace, rest);
}

/**
 * Takes a dotted name's parts and the scope they are written in; gives what they mean there: in that scope,
 * in one that encloses it, or in the file the name is imported from. Undefined if they mean nothing.
 */
export function lookUp(scope: Scope, path: readonly string[]): Declaration | undefined {
  for (let around: Scope | undefined = scope; around; around = around.parent) {
    const declaration = declaredIn(around, path);
    if (declaration) return declaration;
  }
  const [name = '', ...rest] = path;
  const imported = scope.source.imports.get(name);
  if (!imported) return undefined;
  const from = join(dirname(scope.source.path), imported.from.replace(/\.js$/, '.d.ts'));
  return declaredIn(fileAt(from), [imported.name, ...rest]);
}

function fileAt(path: string): Scope {
  const known = files.get(path);
  if (known) return known;
  const top = readDeclarations(path, readFileSync(path, 'utf8'));
  files.set(path, top);
  return top;
}
