import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOn, leavesOf, merged, placed, textAt, valueAt } from './given';

const path = fc
  .array(fc.stringMatching(/^[a-z_]{1,8}$/), { minLength: 1, maxLength: 4 })
  .map((names) => names.join('.'));

test('what was put at a path is found there, and nowhere else', () => {
  fc.assert(
    fc.property(path, path, fc.string({ minLength: 1 }), (at, other, leaf) => {
      const tree = placed(at, leaf);
      expect(leavesOf(tree)).toEqual([[at, leaf]]);
      expect(textAt(tree, at)).toBe(leaf);
      if (!isOn(other, at)) expect(valueAt(tree, other)).toBeUndefined();
    }),
  );
});

test('a change adds to its branch, null unsets, and a list takes the place of the one before', () => {
  const before = {
    individual: { first_name: 'Amelia', dob: { day: 1 }, aliases: ['Meeley'] },
    locales: ['en'],
  };
  expect(
    merged(before, { individual: { dob: { month: 7 }, first_name: null, aliases: ['Millie', 'A.'] } }),
  ).toEqual({ individual: { dob: { day: 1, month: 7 }, aliases: ['Millie', 'A.'] }, locales: ['en'] });
  expect(merged(before, { individual: null })).toEqual({ locales: ['en'] });
  expect(merged({}, { individual: { dob: { day: null } } })).toEqual({ individual: { dob: {} } });
});

test('a name that every object has is a name like any other', () => {
  expect(valueAt({}, 'constructor.name')).toBeUndefined();
  const hostile = JSON.parse('{"__proto__": {"polluted": "yes"}}');
  expect(valueAt(merged({}, hostile), 'polluted')).toBeUndefined();
  expect(JSON.stringify(merged({}, hostile))).toBe('{"__proto__":{"polluted":"yes"}}');
});
