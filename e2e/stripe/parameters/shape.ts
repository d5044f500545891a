import type { Schema } from './schema';

/** A value of names, such as `controller[fees]`. */
export type Hash = Readonly<Record<string, unknown>>;

/** The three shapes a value has. */
export type Shape = 'hash' | 'list' | 'scalar';

export function isHash(given: unknown): given is Hash {
  return shapeOf(given) === 'hash';
}

export function shapeOf(given: unknown): Shape {
  if (Array.isArray(given)) return 'list';
  return typeof given === 'object' && given !== null ? 'hash' : 'scalar';
}

/** Whether a value of that shape can be right there. */
export function takes(schema: Schema, shape: Shape): boolean {
  switch (schema.kind) {
    case 'emptyable':
      return takes(schema.of, shape);
    case 'union':
      return schema.of.some((alternative) => takes(alternative, shape));
    case 'array':
      return shape === 'list';
    case 'object':
    case 'map':
      return shape === 'hash';
    default:
      return shape === 'scalar';
  }
}
