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

/** `schema` with one field more, at the end of the path; as it is where the path leads nowhere. */
export function withField(schema: Schema, [name, ...rest]: readonly string[], field: Field): Schema {
  if (schema.kind !== 'object' || name === undefined) return schema;
  if (rest.length === 0) return { ...schema, fields: { ...schema.fields, [name]: field } };
  const own = schema.fields[name];
  if (!own) return schema;
  const inner = { ...own, schema: withField(own.schema, rest, field) };
  return { ...schema, fields: { ...schema.fields, [name]: inner } };
}
