import { type Path, writtenPath } from './path';
import {
  emptyParameter,
  missingParameter,
  notA,
  notAMapValue,
  notAnInteger,
  notOneOf,
  notStructured,
  type ParameterProblem,
  unknownParameters,
} from './problem';
import { type Encoding, readBoolean, readDecimal, readInteger, readNumber, readString } from './scalar';
import type { Schema } from './schema';
import { type Hash, isHash, shapeOf, takes } from './shape';
import { fitting, unknownAlternative } from './union';

/** A checked value; null is a parameter that the request unsets. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

type Of<Kind extends Schema['kind']> = Extract<Schema, { kind: Kind }>;

/** One look over a request: how it is written, and all that was found wrong so far. */
type Look = { encoding: Encoding; unknown: string[]; problems: ParameterProblem[] };

/**
 * `given` is decoded by qs from a form, where numbers and booleans are text and '' unsets, or from JSON, where
 * types are real and null unsets. The value has its numbers and booleans as such; of several problems, what
 * is not a parameter comes before a missing or a wrong one.
 */
export function checkParameters(
  schema: Schema,
  given: unknown,
  encoding: Encoding,
): { value: Json } | { problem: ParameterProblem } {
  const look: Look = { encoding, unknown: [], problems: [] };
  // A request without a body is one without parameters.
  const value = check(schema, given === undefined || given === '' ? {} : given, [], look);
  const problem = look.unknown.length > 0 ? unknownParameters(look.unknown) : look.problems[0];
  if (!problem) return { value };
  // The SDK's Error.js tells of this code in v2; that v2 words its messages as v1 does is inferred.
  return { problem: encoding === 'json' ? { ...problem, code: 'invalid_fields' } : problem };
}

function check(schema: Schema, given: unknown, path: Path, look: Look): Json {
  if (schema.kind === 'emptyable') {
    return given === (look.encoding === 'form' ? '' : null) ? null : check(schema.of, given, path, look);
  }
  if (look.encoding === 'form' && given === '') return refuse(look, emptyParameter(written(path, look)));
  switch (schema.kind) {
    case 'object':
      return checkObject(schema, given, path, look);
    case 'map':
      return checkMap(schema, given, path, look);
    case 'array':
      return checkArray(schema, given, path, look);
    case 'union':
      return checkUnion(schema, given, path, look);
    case 'enum':
      return checkEnum(schema, given, path, look);
    default:
      return checkScalar(schema.kind, given, path, look);
  }
}

function checkObject({ fields }: Of<'object'>, given: unknown, path: Path, look: Look): Json {
  if (!isHash(given)) return refuse(look, notStructured('object', written(path, look)));
  const value: [string, Json][] = [];
  for (const [name, part] of entriesOf(given)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field) value.push([name, check(field.schema, part, [...path, name], look)]);
    else look.unknown.push(written([...path, name], look));
  }
  for (const [name, { required }] of Object.entries(fields)) {
    if (required && given[name] === undefined) refuse(look, missingParameter(written([...path, name], look)));
  }
  return Object.fromEntries(value);
}

function checkMap({ of }: Of<'map'>, given: unknown, path: Path, look: Look): Json {
  if (!isHash(given)) return refuse(look, notStructured('object', written(path, look)));
  const value = entriesOf(given).map(([key, part]): [string, Json] => {
    const misshapen = shapeOf(part) !== 'scalar' && !takes(of, shapeOf(part));
    if (misshapen) return [key, refuse(look, notAMapValue(written(path, look), part))];
    return [key, check(of, part, [...path, key], look)];
  });
  return Object.fromEntries(value);
}

function checkArray({ of }: Of<'array'>, given: unknown, path: Path, look: Look): Json {
  const items = look.encoding === 'form' ? listed(given) : given;
  if (!Array.isArray(items)) return refuse(look, notStructured('array', written(path, look)));
  return items.map((item, index) => check(of, item, [...path, index], look));
}

/** The alternative it fits best is that with nothing wrong, else with the least. */
function checkUnion({ of }: Of<'union'>, given: unknown, path: Path, look: Look): Json {
  const stranger = unknownAlternative(of, given);
  if (stranger) return refuse(look, notOneOf(written([...path, stranger.field], look), stranger.values));
  const tries = fitting(of, given).map((alternative) => {
    const tried: Look = { encoding: look.encoding, unknown: [], problems: [] };
    return { value: check(alternative, given, path, tried), tried };
  });
  const [best] = tries.toSorted((a, b) => wrongs(a.tried) - wrongs(b.tried));
  look.unknown.push(...(best?.tried.unknown ?? []));
  look.problems.push(...(best?.tried.problems ?? []));
  return best?.value ?? null;
}

function checkEnum({ values }: Of<'enum'>, given: unknown, path: Path, look: Look): Json {
  if (typeof given !== 'string') return refuse(look, notA('string', written(path, look), given));
  return values.includes(given) ? given : refuse(look, notOneOf(written(path, look), values));
}

type Scalar = 'string' | 'boolean' | 'integer' | 'number' | 'decimal';

function checkScalar(kind: Scalar, given: unknown, path: Path, look: Look): Json {
  const value = readScalar(kind, given, look.encoding);
  if (value !== undefined) return value;
  const param = written(path, look);
  if (kind === 'integer') return refuse(look, notAnInteger(param, given));
  return refuse(look, notA(kind === 'number' ? 'decimal' : kind, param, given));
}

function readScalar(kind: Scalar, given: unknown, encoding: Encoding): Json | undefined {
  switch (kind) {
    case 'string':
      return readString(given);
    case 'boolean':
      return readBoolean(given, encoding);
    case 'integer':
      return readInteger(given, encoding);
    case 'number':
      return readNumber(given, encoding);
    case 'decimal':
      return readDecimal(given);
  }
}

function refuse(look: Look, problem: ParameterProblem): null {
  look.problems.push(problem);
  return null;
}

function written(path: Path, { encoding }: Look): string {
  return writtenPath(path, encoding);
}

function wrongs({ unknown, problems }: Look): number {
  return unknown.length + problems.length;
}

function entriesOf(given: Hash): [string, unknown][] {
  return Object.entries(given).filter(([, value]) => value !== undefined);
}

/** Past its limit of twenty, qs gives a list as a hash of its indexes; Stripe reads both as a list. */
function listed(given: unknown): unknown {
  if (!isHash(given)) return given;
  return Object.keys(given).every((key) => /^\d+$/.test(key)) ? Object.values(given) : given;
}
