import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { DESCRIPTION, openApiText } from './openapi';

const Parameter = z.object({ name: z.string(), in: z.literal('path'), required: z.literal(true) });
const Operation = z.object({ parameters: z.array(Parameter).default([]), responses: z.looseObject({}) });
const Described = z.object({
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  components: z.object({ schemas: z.looseObject({}) }),
});

const written = readFileSync(DESCRIPTION, 'utf8');
const { paths, components } = Described.parse(JSON.parse(written));

test('the file says what the handlers do: if not, `npm run openapi` writes it anew', async () => {
  expect(written).toBe(await openApiText());
});

test('it is valid by OpenAPI’s own schema', async () => {
  const { valid, errors } = await new Validator().validate(JSON.parse(written));
  expect(errors).toBeUndefined();
  expect(valid).toBe(true);
});

test('every endpoint under /api is in it, by its own address', () => {
  const routes = readdirSync('app/api', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('route.ts'))
    .map((file) => `/api/${dirname(file).replaceAll('[', '{').replaceAll(']', '}')}`);
  expect(Object.keys(paths).sort()).toEqual(routes.sort());
  const exported = (path: string) =>
    readFileSync(`app${path.replaceAll('{', '[').replaceAll('}', ']')}/route.ts`, 'utf8');
  for (const [path, operations] of Object.entries(paths))
    expect(
      Object.keys(operations).map((method) => method.toUpperCase()),
      path,
    ).toEqual([...exported(path).matchAll(/^export const ([A-Z]+) =/gm)].map(([, method]) => method));
});

test('every part of a path is declared, and every reference leads somewhere', () => {
  for (const [path, operations] of Object.entries(paths))
    for (const { parameters } of Object.values(operations))
      expect(
        parameters.map(({ name }) => `{${name}}`),
        path,
      ).toEqual(path.match(/\{\w+\}/g) ?? []);
  const references = [...written.matchAll(/"\$ref": "(.*)"/g)].map(([, reference]) => reference);
  expect(references.length).toBeGreaterThan(10);
  for (const reference of references)
    expect(Object.keys(components.schemas).map((name) => `#/components/schemas/${name}`)).toContain(
      reference,
    );
});
