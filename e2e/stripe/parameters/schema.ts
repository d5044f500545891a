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
