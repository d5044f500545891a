import { type Declaration, typesOf } from './declarations';
import { schemaOf } from './read-schema';
import type { Field, Schema } from './schema';

const EXPAND: Field = { schema: { kind: 'array', of: { kind: 'string' } }, required: false };
const PAGE: Field = { schema: { kind: 'string' }, required: false };

const parameters = new Map<string, Schema>();

/**
 * The parameters of a request, by the file of its resource in the SDK and its type in there: 'Accounts' or
 * 'V2/Core/Accounts', 'AccountCreateParams'. Two are added that types leave out: every request of v1 has
 * `expand`, and every list of v2 the `page` that its `next_page_url` asks for. Read once; throws if the SDK
 * has no such type.
 */
export function parametersOf(resource: string, type: string): Schema {
  const key = `${resource}#${type}`;
  const known = parameters.get(key);
  if (known) return known;
  const schema = schemaOf(parametersDeclaration(resource, type), type);
  const complete = withFields(schema, unwrittenFields(resource, type));
  parameters.set(key, complete);
  return complete;
}

/**
 * The values of a type of string literals, such as 'Account.Requirements.Error.Code' in 'Accounts', without
 * the `OtherString` that leaves it open. Throws if the SDK has no such type, or it is of something else.
 */
export function enumOf(resource: string, path: string): readonly string[] {
  const declaration = typesOf(resource).declared(path.split('.'));
  const schema = declaration && schemaOf(declaration, path);
  if (schema?.kind !== 'enum') {
    throw new Error(`The SDK has no type of string literals ${path} in ${resource}.`);
  }
  return schema.values;
}

function parametersDeclaration(resource: string, type: string): Declaration {
  const top = typesOf(resource);
  // A resource in a folder declares its parameters in namespaces of the same names: V2.Core, Checkout.
  const folders = resource.split('/').slice(0, -1);
  const declaration = top.declared([...folders, type]) ?? top.declared([type]);
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
