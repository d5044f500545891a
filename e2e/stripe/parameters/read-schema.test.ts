import { expect, test } from 'vitest';
import { readDeclarations } from './declarations';
import { schemaOf } from './read-schema';

const OTHERS = `
declare namespace V2 { interface Dashboard { id: string; } }
interface PaginationParams { limit: number; country: boolean; }
`;

const schemaIn = (text: string) => {
  const given = readDeclarations('given.d.ts', OTHERS + text).declared(['Given']);
  if (!given) throw new Error('There is no type Given.');
  return schemaOf(given, 'Given');
};

test('a union keeps its parts in their order, with or without a leading bar', () => {
  const dashboard = { kind: 'object', fields: { id: { schema: { kind: 'string' }, required: true } } };
  const union = {
    kind: 'union',
    of: [{ kind: 'enum', values: ['none', 'full'] }, dashboard, { kind: 'boolean' }],
  };
  expect(schemaIn("type Given = 'none' | 'full' | V2.Dashboard | boolean;")).toEqual(union);
  expect(schemaIn("type Given =\n  | 'none'\n  | 'full'\n  | V2.Dashboard\n  | boolean;")).toEqual(union);
});

test('a generic type keeps its arguments', () => {
  const list = { kind: 'array', of: { kind: 'string' } };
  expect(schemaIn('type Given = Emptyable<Array<string>>;')).toEqual({ kind: 'emptyable', of: list });
});

test('an interface keeps what it extends and its members, and no comment', () => {
  const text = `interface Given extends PaginationParams {
    /** Not a member: { type: 'x'; } */
    'on_behalf-of'?: string; // nor this
    country: string;
  }`;
  expect(schemaIn(text)).toEqual({
    kind: 'object',
    fields: {
      limit: { schema: { kind: 'integer' }, required: true },
      'on_behalf-of': { schema: { kind: 'string' }, required: false },
      country: { schema: { kind: 'string' }, required: true },
    },
  });
});

test('an interface of an index signature is a map', () => {
  const text = 'interface Given { [key: string]: number; }';
  expect(schemaIn(text)).toEqual({ kind: 'map', of: { kind: 'integer' } });
});

test.each([
  '() => void;',
  '{ retrieve(): string; }',
  'string & number;',
  '',
  '{ [id: number]: string; }',
  '{ [key: string]: string; country: string; }',
  '{ [Symbol.iterator]: string; }',
  "'full' | 1;",
  'string[];',
])('a construct that no parameter uses is not read in silence: %s', (text) => {
  expect(() => schemaIn(`interface Given { field: ${text} }`)).toThrow('not read here');
});

test.each([
  'interface Given<T> { field: string; }',
  'interface Given extends V2.Dashboard { field: string; }',
])('an interface that no parameter is like is not read in silence: %s', (text) => {
  expect(() => schemaIn(text)).toThrow('not read here');
});

test('a name that means nothing is an error', () => {
  expect(() => schemaIn('interface Given { field: V2.Nothing; }')).toThrow('not declared');
});

test('a type that holds itself is an error', () => {
  expect(() => schemaIn('interface Given { inner?: Given; }')).toThrow('holds itself');
});
