import fc from 'fast-check';
import qs from 'qs';
import { expect, test } from 'vitest';
import { checkParameters, type Json } from './check';
import { parametersOf } from './parameters-of';
import { writtenPath } from './path';
import type { Schema } from './schema';

const REQUESTS = [
  ['Accounts', 'AccountCreateParams', 'form'],
  ['Accounts', 'AccountUpdateParams', 'form'],
  ['Accounts', 'AccountCreateExternalAccountParams', 'form'],
  ['AccountSessions', 'AccountSessionCreateParams', 'form'],
  ['Checkout/Sessions', 'SessionCreateParams', 'form'],
  ['V2/Core/Accounts', 'AccountCreateParams', 'json'],
  ['V2/Core/AccountLinks', 'AccountLinkCreateParams', 'json'],
] as const;

const text = fc.string({ minLength: 1 });

/** A form has no way to write an empty hash or an empty list, so there are none in these values. */
function valid(schema: Schema): fc.Arbitrary<Json> {
  switch (schema.kind) {
    case 'string':
      return text;
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer();
    case 'number':
      return fc.integer({ min: -10_000, max: 10_000 }).map((hundredths) => hundredths / 100);
    case 'decimal':
      return fc.tuple(fc.nat(), fc.nat()).map(([whole, part]) => `${whole}.${part}`);
    case 'enum':
      return fc.constantFrom(...schema.values);
    case 'array':
      return fc.array(valid(schema.of), { minLength: 1, maxLength: 3 });
    case 'map':
      return fc.dictionary(fc.stringMatching(/^k\w{0,8}$/), valid(schema.of), { minKeys: 1, maxKeys: 3 });
    case 'emptyable':
      return fc.oneof({ arbitrary: valid(schema.of), weight: 4 }, fc.constant(null));
    case 'union': {
      // What can be text is text in a form, also if it could be a number as well.
      const textual = schema.of.filter(({ kind }) => kind !== 'integer');
      return fc.oneof(...(schema.of.some(({ kind }) => kind === 'string') ? textual : schema.of).map(valid));
    }
    case 'object':
      return validObject(schema);
  }
}

function validObject({ fields }: Extract<Schema, { kind: 'object' }>): fc.Arbitrary<Json> {
  const writable = Object.entries(fields).filter(([, field]) => !isBlank(field.schema));
  const required = writable.filter(([, field]) => field.required);
  const optional = writable.filter(([, field]) => !field.required);
  const atLeastOne = { minLength: required.length === 0 ? 1 : 0, maxLength: Math.min(3, optional.length) };
  return fc.subarray(optional, atLeastOne).chain((chosen) => {
    const parts = [...required, ...chosen].map(([name, { schema }]) =>
      valid(schema).map((value): [string, Json] => [name, value]),
    );
    return fc.tuple(...parts).map((entries): Json => Object.fromEntries(entries));
  });
}

function isBlank(schema: Schema): boolean {
  return schema.kind === 'object' && Object.values(schema.fields).every((field) => isBlank(field.schema));
}

type Place = { path: (string | number)[]; hash: { [key: string]: Json }; names: string[] };

/** The hashes of named parameters in a value: those of a map, and of a union, are left out. */
function placesIn(schema: Schema, value: Json, path: (string | number)[] = []): Place[] {
  if (schema.kind === 'emptyable') return placesIn(schema.of, value, path);
  if (schema.kind === 'array' && Array.isArray(value)) {
    return value.flatMap((item, index) => placesIn(schema.of, item, [...path, index]));
  }
  if (schema.kind !== 'object' || typeof value !== 'object' || value === null || Array.isArray(value))
    return [];
  const inner = Object.entries(value).flatMap(([name, part]) => {
    const field = schema.fields[name];
    return field ? placesIn(field.schema, part, [...path, name]) : [];
  });
  return [{ path, hash: value, names: Object.keys(schema.fields) }, ...inner];
}

const sent = (value: Json, encoding: 'form' | 'json'): unknown =>
  encoding === 'json' ? JSON.parse(JSON.stringify(value)) : qs.parse(qs.stringify(value), { depth: 20 });

test.each(REQUESTS)('what is right in %s %s arrives as it was sent', (resource, type, encoding) => {
  const schema = parametersOf(resource, type);
  fc.assert(
    fc.property(valid(schema), (value) => {
      expect(checkParameters(schema, sent(value, encoding), encoding)).toEqual({ value });
    }),
  );
});

test.each(REQUESTS)(
  'an unknown name anywhere in %s %s is refused with its path',
  (resource, type, encoding) => {
    const schema = parametersOf(resource, type);
    // qs drops the names that every object has, such as `constructor`.
    const name = fc.stringMatching(/^[a-z_]{1,12}$/).filter((unknown) => !(unknown in {}));
    fc.assert(
      fc.property(valid(schema), name, fc.nat(), (made, unknown, pick) => {
        const value = structuredClone(made);
        const places = placesIn(schema, value).filter(({ names }) => !names.includes(unknown));
        const place = places[pick % places.length];
        fc.pre(place !== undefined);
        place.hash[unknown] = 'x';
        const param = writtenPath([...place.path, unknown], encoding);
        expect(checkParameters(schema, sent(value, encoding), encoding)).toEqual({
          problem: {
            code: encoding === 'json' ? 'invalid_fields' : 'parameter_unknown',
            param,
            message: `Received unknown parameter: ${param}`,
          },
        });
      }),
    );
  },
);
