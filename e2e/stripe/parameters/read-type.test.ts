import { expect, test } from 'vitest';
import { readInterface, readType } from './read-type';
import { Cursor, tokensOf } from './tokens';

const typeIn = (text: string) => readType(new Cursor(tokensOf(text)));

test('a union keeps its parts in their order, with or without a leading bar', () => {
  const union = {
    kind: 'union',
    of: [
      { kind: 'literal', value: 'full' },
      { kind: 'name', path: ['V2', 'Dashboard'], of: [] },
    ],
  };
  expect(typeIn("'full' | V2.Dashboard;")).toEqual(union);
  expect(typeIn("| 'full'\n  | V2.Dashboard;")).toEqual(union);
});

test('a generic type keeps its arguments', () => {
  const string = { kind: 'name', path: ['string'], of: [] };
  const list = { kind: 'name', path: ['Array'], of: [string] };
  expect(typeIn('Emptyable<Array<string>>;')).toEqual({ kind: 'name', path: ['Emptyable'], of: [list] });
});

test('an interface keeps what it extends, its members and its index signature, and no comment', () => {
  const text = `extends PaginationParams {
    /** Not a member: { type: 'x'; } */
    'on_behalf-of'?: string; // nor this
    country: string;
    [key: string]: number;
  }`;
  const { bases, body } = readInterface(new Cursor(tokensOf(text)));
  expect(bases).toEqual([{ kind: 'name', path: ['PaginationParams'], of: [] }]);
  expect(body.members.map(({ name, optional }) => [name, optional])).toEqual([
    ['on_behalf-of', true],
    ['country', false],
  ]);
  expect(body.index).toEqual({ kind: 'name', path: ['number'], of: [] });
});

test.each(['() => void;', '{ retrieve(): string; }', 'string & number }', '', '{ [id: number]: string; }'])(
  'a construct that no parameter uses is not read in silence: %s',
  (text) => {
    expect(() => readInterface(new Cursor(tokensOf(`{ field: ${text} }`)))).toThrow('not read here');
  },
);
