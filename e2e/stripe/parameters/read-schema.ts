import type {
  TSLiteral,
  TSPropertySignature,
  TSSignature,
  TSType,
  TSTypeName,
  TSTypeReference,
} from 'oxc-parser';
import type { Declaration, Scope } from './declarations';
import type { Field, Schema } from './schema';

// The types say `number` of every number; those of Stripe's that are not integers all have such a name.
const PERCENTAGE = /percent(?!ages)/;

const schemas = new Map<Declaration, Schema>();
const beingRead = new Set<Declaration>();

/**
 * What Stripe takes where the SDK has this type, read once; `name` is what errors call it. Throws at a type
 * that is not declared, and at a construct that no parameter uses (functions, intersections, conditionals).
 */
export function schemaOf(declaration: Declaration, name: string): Schema {
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

function readSchema({ node, scope }: Declaration, name: string): Schema {
  if (node.typeParameters) throw unread(node.typeParameters, name);
  if (node.type === 'TSTypeAliasDeclaration') return readType(node.typeAnnotation, scope, name);
  const own = readMembers(node.body.body, scope, name);
  if (node.extends.length === 0) return own;
  const bases = node.extends.map(({ expression }) => {
    if (expression.type !== 'Identifier') throw unread(expression, name);
    return readName([expression.name], scope, name);
  });
  // What an interface says of a field itself comes last, and so wins over what it extends.
  const fields = [...bases, own].flatMap((schema) => fieldsOf(schema, name));
  return { kind: 'object', fields: Object.fromEntries(fields) };
}

function fieldsOf(schema: Schema, name: string): [string, Field][] {
  if (schema.kind !== 'object') throw new Error(`The SDK's type ${name} extends what has no fields.`);
  return Object.entries(schema.fields);
}

function readMembers(members: readonly TSSignature[], scope: Scope, name: string): Schema {
  const [first] = members;
  if (first?.type === 'TSIndexSignature' && members.length === 1) {
    const [key] = first.parameters;
    if (key?.typeAnnotation.typeAnnotation.type !== 'TSStringKeyword') throw unread(first, name);
    return { kind: 'map', of: readType(first.typeAnnotation.typeAnnotation, scope, name) };
  }
  const fields = members.map((member) => readMember(member, scope, name));
  return { kind: 'object', fields: Object.fromEntries(fields) };
}

function readMember(member: TSSignature, scope: Scope, name: string): [string, Field] {
  if (member.type !== 'TSPropertySignature' || member.computed || !member.typeAnnotation) {
    throw unread(member, name);
  }
  const { key, optional, typeAnnotation } = member;
  const field = key.type === 'Identifier' ? key.name : readLiteral(key, name);
  return [field, { schema: readType(typeAnnotation.typeAnnotation, scope, field), required: !optional }];
}

function readType(type: TSType, scope: Scope, name: string): Schema {
  switch (type.type) {
    case 'TSStringKeyword':
      return { kind: 'string' };
    case 'TSBooleanKeyword':
      return { kind: 'boolean' };
    case 'TSBigIntKeyword':
      return { kind: 'integer' };
    case 'TSNumberKeyword':
      return { kind: PERCENTAGE.test(name) ? 'number' : 'integer' };
    case 'TSLiteralType':
      return { kind: 'enum', values: [readLiteral(type.literal, name)] };
    case 'TSUnionType':
      return readUnion(type.types, scope, name);
    case 'TSTypeLiteral':
      return readMembers(type.members, scope, name);
    case 'TSTypeReference':
      return readReference(type, scope, name);
    default:
      throw unread(type, name);
  }
}

function readReference({ typeName, typeArguments }: TSTypeReference, scope: Scope, name: string): Schema {
  const [argument] = typeArguments?.params ?? [];
  if (argument && isNamed(typeName, 'Array')) return { kind: 'array', of: readType(argument, scope, name) };
  if (argument && isNamed(typeName, 'Emptyable')) return emptyable(readType(argument, scope, name));
  return readName(pathOf(typeName, name), scope, name);
}

function readName(path: readonly string[], scope: Scope, name: string): Schema {
  const written = path.join('.');
  if (written === 'Decimal') return { kind: 'decimal' };
  // The bytes are a part of a multipart body, which has a name: that name is what stands for it here.
  if (written === 'FileData') return { kind: 'string' };
  const declaration = scope.lookUp(path);
  if (!declaration) {
    throw new Error(`The SDK's type ${written} (of ${name}) is not declared in ${scope.file}.`);
  }
  return schemaOf(declaration, written);
}

/** The enums of requests are open in the types only: Stripe refuses a value it does not know. */
function readUnion(parts: readonly TSType[], scope: Scope, name: string): Schema {
  const literals = parts.flatMap((part) =>
    part.type === 'TSLiteralType' ? [readLiteral(part.literal, name)] : [],
  );
  const values = literals.filter((value) => value !== '');
  const others = parts.filter((part) => !['TSLiteralType', 'TSNullKeyword'].includes(part.type));
  const of = others.filter((part) => !leavesOpen(part)).map((part) => readType(part, scope, name));
  const all: Schema[] = values.length > 0 ? [{ kind: 'enum', values }, ...of] : of;
  const [only] = all;
  const schema: Schema = only && all.length === 1 ? only : { kind: 'union', of: all };
  const unsettable = literals.includes('') || parts.some((part) => part.type === 'TSNullKeyword');
  return unsettable ? emptyable(schema) : schema;
}

function leavesOpen(type: TSType): boolean {
  return type.type === 'TSTypeReference' && isNamed(type.typeName, 'OtherString');
}

function emptyable(of: Schema): Schema {
  return of.kind === 'emptyable' ? of : { kind: 'emptyable', of };
}

function readLiteral(node: TSLiteral | TSPropertySignature['key'], name: string): string {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  throw unread(node, name);
}

function pathOf(typeName: TSTypeName, name: string): readonly string[] {
  if (typeName.type === 'Identifier') return [typeName.name];
  if (typeName.type === 'TSQualifiedName') return [...pathOf(typeName.left, name), typeName.right.name];
  throw unread(typeName, name);
}

function isNamed(typeName: TSTypeName, name: string): boolean {
  return typeName.type === 'Identifier' && typeName.name === name;
}

function unread({ type }: { type: string }, name: string): Error {
  return new Error(`The SDK's type ${name} has a construct that is not read here: ${type}.`);
}
