import { expect, test } from 'vitest';
import { screenPage } from './html';
import type { Field, Screen } from './screen';

const screen: Screen = {
  name: 'details',
  title: 'Details',
  text: 'Yours.',
  fields: () => [],
  due: () => true,
  take: () => {},
};

function shown(field: Partial<Field>, wrong: Record<string, string> = {}): string {
  const whole = { name: 'dob.day', label: 'Day', test: '1', ...field };
  return screenPage(screen, [whole], { values: {}, wrong });
}

test.each([
  ['neither a hint nor anything wrong', {}, {}, undefined],
  ['a hint', { hint: 'From 1 to 31.' }, {}, 'dob-day-hint'],
  ['something wrong', {}, { 'dob.day': 'Too many.' }, 'dob-day-wrong'],
  ['both', { hint: 'From 1 to 31.' }, { 'dob.day': 'Too many.' }, 'dob-day-wrong dob-day-hint'],
])('a field with %s is described by what stands beside it, and by nothing else', (_, field, wrong, by) => {
  const html = shown(field, wrong);
  const described = /aria-describedby="([^"]*)"/.exec(html)?.[1];
  expect(described).toBe(by);
  for (const id of described?.split(' ') ?? []) expect(html).toContain(`id="${id}"`);
});

test('the name of a field and the values of its options are text, whatever is in them', () => {
  const hostile = '"><script>';
  const option = { value: hostile, label: 'One' };
  for (const html of [shown({ name: hostile }), shown({ options: [option] })])
    expect(html).not.toContain(hostile);
});
