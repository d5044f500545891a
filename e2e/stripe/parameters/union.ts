import type { Schema } from './schema';
import { isHash, shapeOf, takes } from './shape';

/** The field by which the alternatives of a union tell themselves apart, and the value it has in each. */
export type Discriminant = { field: string; values: readonly string[] };

/**
 * The alternatives that what was given can be meant for, the one to prefer first: `string | number` is text
 * in a form, and of `'minimum' | number` a wrong value is a wrong number.
 */
export function fitting(of: readonly Schema[], given: unknown): readonly Schema[] {
  const shape = shapeOf(given);
  const ofShape = of.filter((schema) => takes(schema, shape));
  const candidates = ofShape.length > 0 ? ofShape : of;
  const field = discriminantOf(candidates)?.field;
  const named = candidates.filter(
    (schema) => field !== undefined && isHash(given) && given[field] === onlyValue(schema, field),
  );
  return (named.length > 0 ? named : candidates).toSorted((a, b) => rank(a) - rank(b));
}

/**
 * If what was given names an alternative there is not, as `external_account[object]=wallet` does, the field
 * that names it and the values it can have.
 */
export function unknownAlternative(of: readonly Schema[], given: unknown): Discriminant | undefined {
  const discriminant = discriminantOf(of.filter((schema) => schema.kind === 'object'));
  if (!discriminant || !isHash(given)) return undefined;
  const chosen = given[discriminant.field];
  return typeof chosen === 'string' && !discriminant.values.includes(chosen) ? discriminant : undefined;
}

function discriminantOf(of: readonly Schema[]): Discriminant | undefined {
  const [first] = of;
  if (first?.kind !== 'object' || of.length < 2) return undefined;
  for (const field of Object.keys(first.fields)) {
    const values = of.map((schema) => onlyValue(schema, field)).filter((value) => value !== undefined);
    if (values.length === of.length) return { field, values: [...new Set(values)] };
  }
  return undefined;
}

function onlyValue(schema: Schema, field: string): string | undefined {
  const named = schema.kind === 'object' ? schema.fields[field]?.schema : undefined;
  return named?.kind === 'enum' && named.values.length === 1 ? named.values[0] : undefined;
}

function rank({ kind }: Schema): number {
  if (kind === 'string') return 0;
  return kind === 'enum' ? 2 : 1;
}
