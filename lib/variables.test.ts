import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Variables } from './variables';

/** PORT is the host's to set. */
const names = Object.keys(Variables.shape)
  .filter((name) => name !== 'PORT')
  .sort();

test('README’s table names every variable, and no other', () => {
  const [, section = ''] = readFileSync('README.md', 'utf8').split(/^## Variables$/m);
  const [table = ''] = section.split(/^## /m);
  const cells = [...table.matchAll(/^\| (`[^|]+) \|/gm)].map(([, cell = '']) => cell);
  expect(cells.flatMap((cell) => cell.match(/\w+/g) ?? []).sort()).toEqual(names);
});

test('.env.local.example has every variable, and no other', () => {
  const lines = [...readFileSync('.env.local.example', 'utf8').matchAll(/^(?:# )?([A-Z_]+)=/gm)];
  expect(lines.map(([, name]) => name).sort()).toEqual(names);
});
