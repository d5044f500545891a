import { expect, test } from 'vitest';
import { readDeclarations, type Scope, typesOf } from './declarations';

const TEXT = `
import { AddressParam as Address } from '../shared.js';
export declare class Resource { create(params: { type: 'class' }): void; }
export { Other } from './Other.js';
interface Outer { }
namespace A {
  type Shared = 'a';
  namespace B {
    type Shared = 'b';
    interface Deep { }
  }
  namespace C { interface Here { } }
}
namespace A {
  namespace C { interface There { } }
}
`;

// It stands in the place of a resource, so that its import is of the SDK's own shared types.
const top = readDeclarations(typesOf('Accounts').file, TEXT);

function scopeAt(...path: string[]): Scope {
  return path.reduce((scope, name) => {
    const inner = scope.namespaces.get(name);
    if (!inner) throw new Error(`There is no namespace ${name}.`);
    return inner;
  }, top);
}

test('a name is looked up from the inside out', () => {
  expect(scopeAt('A', 'B').lookUp(['Shared'])?.scope).toBe(scopeAt('A', 'B'));
  expect(scopeAt('A', 'C').lookUp(['Shared'])?.scope).toBe(scopeAt('A'));
  expect(scopeAt('A', 'C').lookUp(['B', 'Deep'])?.scope).toBe(scopeAt('A', 'B'));
  expect(scopeAt('A', 'C').lookUp(['Outer'])?.scope).toBe(top);
});

test('a namespace that is opened twice is one', () => {
  expect([...scopeAt('A', 'C').declarations.keys()]).toEqual(['Here', 'There']);
});

test('an imported name is looked up where it comes from, under its name there', () => {
  const address = scopeAt('A', 'B').lookUp(['Address']);
  expect(address?.scope.declarations.get('AddressParam')).toBe(address);
});

test('what is not declared means nothing', () => {
  expect(top.lookUp(['Deep'])).toBeUndefined();
  expect(top.lookUp(['A', 'Nothing'])).toBeUndefined();
  expect(top.declared([])).toBeUndefined();
});
