import type { Declaration, Scope } from './read-declarations';
import { readInterface, readType, type TypeNode } from './read-type';
import { declaredIn, lookUp, typesOf } from './sdk-types';
import { Cursor } from './tokens';

/** What Stripe takes at one place of a request. */
export type Schema =
  | { kind: 'string' | 'boolean' | 'integer' | 'number' | 'decimal' }
  | { kind: 'enum'; values: readonly string[] }
  | { kind: 'array'; of: Schema }
  | { kind: 'map'; of: Schema }
  | { kind: 'object'; fields: Readonly<Record<string, Field>> }
  | { kind: 'union'; of: readonly Schema[] }
  | { kind: 'emptyable'; of: Schema };

/** A named parameter: what it takes, and whether a request without it is refused. */
export type Field = { schema: Schema; required: boolean };

const SCALARS: Readonly<Record<string, Schema>> = {
  string: { kind: 'string' },
  boolean: { kind: 'boolean' },
  bigint: { kind: 'integer' },
  Decimal: { kind: 'decimal' },
  // The bytes are a part of a multipart body, which has a name: that name is what stands for it here.
  FileData: { kind: 'string' },
};

// The types say `number` of every number; those of Stripe's that are not integers all have such a name.
const PERCENTAGE = /percent(?!ages)/;

const EXPAND: Field = { schema: { kind: 'array', of: { kind: 'string' } }, required: false };
const PAGE: Field = { schema: { kind: 'string' }, required: false };

const schemas = new Map<Declaration, Schema>();
const beingRead = new Set<Declaration>();
const parameters = new Map<string, Schema>();

/**
 * Takes a resource as the SDK names its file and a type in it: ('Accounts', 'AccountCreateParams'),
 * ('V2/Core/Accounts', 'AccountCreateParams'); gives the parameters that request has, read once. Two are
 * added that types leave out: every request of v1 has `expand`, and every list of v2 the `page` that its
 * `next_page_url` asks for. Throws if the SDK has no such type.
 */
export function parametersOf(resource: string, type: string): Schema {
  const key = `${resource}#${type}`;
  const known = parameters.get(key);
  if (known) return known;
  const schema = schemaOfDeclaration(parametersDeclaration(resource, type), type);
  const complete = withFields(schema, unwrittenFields(resource, type));
  parameters.set(key, complete);
  return complete;
}

/**
 * Takes a resource and the dotted name of a type of string literals in it: ('Accounts',
 * 'Account.Requirements.Error.Code'); gives its values, without the `OtherString` that leaves the type open.
 * Throws if the SDK has no such type, or it is not one of string literals.
 */
export function enumOf(resource: string, path: string): readonly string[] {
  const declaration = declaredIn(typesOf(resource), path.split('.'));
  const schema = declaration && schemaOfDeclaration(declaration, path);
  if (schema?.kind !== 'enum') {
    throw new Error(`The SDK has no type of string literals ${path} in ${resource}.`);
  }
  return schema.values;
}

function parametersDeclaration(resource: string, type: string): Declaration {
  const top = typesOf(resource);
  // A resource in a folder declares its parameters in namespaces of the same names: V2.Core, Checkout.
  const folders = resource.split('/').slice(0, -1);
  const declaration = declaredIn(top, [...folders, type]) ?? declaredIn(top, [type]);
  if (!declaration) throw new Error(`The SDK has no type ${type} in ${resource}.`);
  return declaration;
}

function unwrittenFields(resource: string, type: string): Record<string, Field> {
  if (!resource.startsWith('V2/')) return { expand: EXPAND };
  return type.endsWith('ListParams') ? { page: PAGE } : {};
}

function withFields(schema: Schema, added: Record<string, Field>): Schema {
  if (schema.kind !== 'object') return schema;
  return { kind: 'object', fields: { ...added, ...schema.fields } };
}

function schemaOfDeclaration(declaration: Declaration, name: string): Schema {
  const known = schemas.get(declaration);
  if (known) return known;
  if (beingRead.has(declaration)) {
    throw new Error(`The SDK's type ${name} holds itself, which no request does.`);
  }
  beingRead.add(declaration);
  try {
    const schema = readSchema(declaration, name);
    schemas.set(declaration, schema);
    return schema;
  } finally {
    beingRead.delete(declaration);
  }
}

function readSchema({ kind, at, scope }: Declaration, name: string): Schema {
  const cursor = new Cursor(scope.source.tokens, at);
  if (kind === 'alias') return schemaOf(readType(cursor), scope, name);
  const { bases, body } = readInterface(cursor);
  if (bases.length === 0) return schemaOf(body, scope, name);
  // What an interface says of a field itself comes last, and so wins over what it extends.
  const fields = [...bases, body].flatMap((part) => fieldsOf(schemaOf(part, scope, name), name));
  return { kind: 'object', fields: Object.fromEntries(fields) };
}

function fieldsOf(schema: Schema, name: string): [string, Field][] {
  if (schema.kind !== 'object') throw new Error(`The SDK's type ${name} extends what has no fields.`);
  return Object.entries(schema.fields);
}

function schemaOf(type: TypeNode, scope: Scope, name: string): Schema {
  switch (type.kind) {
    case 'literal':
      return { kind: 'enum', values: [type.value] };
    case 'union':
      return unionOf(type.of, scope, name);
    case 'name':
      return namedSchema(type.path, type.of, scope, name);
    case 'members': {
      if (type.index && type.members.length > 0)
        throw new Error(`The SDK's type ${name} is a hash and a map.`);
      if (type.index) return { kind: 'map', of: schemaOf(type.index, scope, name) };
      const fields = type.members.map(({ name, optional, type }) => {
        const field: Field = { schema: schemaOf(type, scope, name), required: !optional };
        return [name, field] as const;
      });
      return { kind: 'object', fields: Object.fromEntries(fields) };
    }
  }
}

function namedSchema(path: readonly string[], of: readonly TypeNode[], scope: Scope, name: string): Schema {
  const written = path.join('.');
  const [argument] = of;
  if (written === 'Array' && argument) return { kind: 'array', of: schemaOf(argument, scope, name) };
  if (written === 'Emptyable' && argument) return emptyable(schemaOf(argument, scope, name));
  if (written === 'number') return { kind: PERCENTAGE.test(name) ? 'number' : 'integer' };
  const scalar = Object.hasOwn(SCALARS, written) ? SCALARS[written] : undefined;
  if (scalar) return scalar;
  const declaration = lookUp(scope, path);
  if (!declaration) {
    throw new Error(`The SDK's type ${written} (of ${name}) is not declared in ${scope.source.path}.`);
  }
  return schemaOfDeclaration(declaration, written);
}

/** The enums of requests are open in the types only: Stripe refuses a value it does not know. */
function unionOf(parts: readonly TypeNode[], scope: Scope, name: string): Schema {
  const values = parts.flatMap((part) => (part.kind === 'literal' && part.value !== '' ? [part.value] : []));
  const others = parts.filter((part) => part.kind !== 'literal' && !isNamed(part, 'OtherString', 'null'));
  const of = others.map((part) => schemaOf(part, scope, name));
  const all: Schema[] = values.length > 0 ? [{ kind: 'enum', values }, ...of] : of;
  const [only] = all;
  const schema: Schema = only && all.length === 1 ? only : { kind: 'union', of: all };
  const unsettable = parts.some(
    (part) => isNamed(part, 'null') || (part.kind === 'literal' && part.value === ''),
  );
  return unsettable ? emptyable(schema) : schema;
}

function emptyable(of: Schema): Schema {
  return of.kind === 'emptyable' ? of : { kind: 'emptyable', of };
}

function isNamed(type: TypeNode, ...names: string[]): boolean {
  return type.kind === 'name' && names.includes(type.path.join('.'));
}
