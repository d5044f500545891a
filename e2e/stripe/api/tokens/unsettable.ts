import type { Schema } from '../../parameters/schema';

/** A token of an account or of a person unsets with '' whatever is in it, which the types do not say. */
export function unsettable(schema: Schema): Schema {
  if (schema.kind !== 'object') return schema;
  const fields = Object.entries(schema.fields).map(([name, field]) =>
    name === 'account' || name === 'person'
      ? [name, { ...field, schema: within(field.schema) }]
      : [name, field],
  );
  return { ...schema, fields: Object.fromEntries(fields) };
}

function within(schema: Schema): Schema {
  if (schema.kind === 'emptyable') return schema;
  if (schema.kind !== 'object') return { kind: 'emptyable', of: schema };
  const fields = Object.entries(schema.fields).map(([name, field]) => [
    name,
    { ...field, schema: within(field.schema) },
  ]);
  return { ...schema, fields: Object.fromEntries(fields) };
}
