import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { readDeclarations, type Scope, typesOf } from './declarations';
import { enumOf, parametersOf } from './parameters-of';
import type { Schema } from './schema';

const RESOURCES = join(dirname(createRequire(import.meta.url).resolve('stripe')), '..', 'esm', 'resources');

const fieldsOf = (schema: Schema | undefined) => {
  if (schema?.kind !== 'object') throw new Error('These parameters are no object.');
  return schema.fields;
};
const at = (schema: Schema, ...path: string[]): Schema | undefined =>
  path.reduce<Schema | undefined>((inner, name) => fieldsOf(inner)[name]?.schema, schema);

function paramsIn(scope: Scope): string[] {
  const own = [...scope.declarations.keys()].filter((name) => name.endsWith('Params'));
  const inner = [...scope.namespaces].filter(([name]) => !name.endsWith('Params'));
  return [...own, ...inner.flatMap(([, namespace]) => paramsIn(namespace))];
}

test.each([
  'Accounts',
  'AccountLinks',
  'AccountSessions',
  'V2/Core/Accounts',
  'V2/Core/AccountLinks',
  'V2/Core/Accounts/Persons',
  'Files',
  'Checkout/Sessions',
])('every request of %s is read', (resource) => {
  const written = readFileSync(join(RESOURCES, `${resource}.d.ts`), 'utf8').match(/interface \w+Params\b/g);
  const names = paramsIn(typesOf(resource));
  expect(names.length).toBe(written?.length);
  for (const name of names) expect(parametersOf(resource, name).kind).toBe('object');
});

test('every request of the whole SDK is read', () => {
  const files = readdirSync(RESOURCES, { recursive: true, encoding: 'utf8' });
  const resources = files.filter((file) => /^(?!.*\bindex\.).*\.d\.ts$/.test(file));
  for (const resource of resources.map((file) => file.slice(0, -'.d.ts'.length).replaceAll('\\', '/'))) {
    for (const name of paramsIn(typesOf(resource))) expect(() => parametersOf(resource, name)).not.toThrow();
  }
});

test('the types of the SDK become what Stripe takes', () => {
  const account = parametersOf('Accounts', 'AccountCreateParams');
  expect(at(account, 'email')).toEqual({ kind: 'string' });
  expect(at(account, 'tos_acceptance', 'date')).toEqual({ kind: 'integer' });
  expect(at(account, 'individual', 'relationship', 'percent_ownership')).toEqual({
    kind: 'emptyable',
    of: { kind: 'number' },
  });
  expect(at(account, 'capabilities', 'card_payments', 'requested')).toEqual({ kind: 'boolean' });
  expect(at(account, 'type')).toEqual({ kind: 'enum', values: ['custom', 'express', 'standard'] });
  expect(at(account, 'settings', 'payouts', 'schedule', 'delay_days')).toEqual({
    kind: 'union',
    of: [{ kind: 'enum', values: ['minimum'] }, { kind: 'integer' }],
  });
  expect(at(account, 'metadata')?.kind).toBe('emptyable');
});

test('v2 has its own types: decimals, maps, and no expand', () => {
  const account = parametersOf('V2/Core/Accounts', 'AccountUpdateParams');
  expect(at(account, 'identity', 'individual', 'relationship', 'percent_ownership')).toEqual({
    kind: 'decimal',
  });
  expect(at(account, 'defaults', 'payout_methods')).toEqual({ kind: 'map', of: { kind: 'string' } });
  expect(fieldsOf(account)).not.toHaveProperty('expand');
});

test('a type has the fields of what it extends, and its own word on them wins', () => {
  expect(Object.keys(fieldsOf(parametersOf('Accounts', 'AccountListParams')))).toContain('starting_after');
  const shipping = at(
    parametersOf('Checkout/Sessions', 'SessionCreateParams'),
    'payment_intent_data',
    'shipping',
  );
  expect(fieldsOf(at(fieldsOf(shipping).address?.schema ?? { kind: 'string' })).line1?.required).toBe(true);
});

test('required and optional parameters are told apart', () => {
  const link = fieldsOf(parametersOf('AccountLinks', 'AccountLinkCreateParams'));
  expect([link.account?.required, link.type?.required, link.return_url?.required]).toEqual([
    true,
    true,
    false,
  ]);
});

test('every request of v1 has expand, also one whose type leaves it out', () => {
  expect(Object.keys(fieldsOf(parametersOf('Accounts', 'AccountDeleteParams')))).toEqual(['expand']);
});

test('every list of v2 has the page that its next_page_url asks for', () => {
  expect(Object.keys(fieldsOf(parametersOf('V2/Core/Accounts', 'AccountListParams')))).toContain('page');
  expect(Object.keys(fieldsOf(parametersOf('V2/Core/Accounts', 'AccountCreateParams')))).not.toContain(
    'page',
  );
});

test('parameters are read once', () => {
  const read = () => parametersOf('Accounts', 'AccountCreateParams');
  expect(read()).toBe(read());
});

test.each(['Accounts', 'V2/Core/Accounts'])('%s, of thousands of lines, is read quickly', (resource) => {
  const text = readFileSync(join(RESOURCES, `${resource}.d.ts`), 'utf8');
  const times = [1, 2, 3].map(() => {
    // The time this process computes: what else the machine does says nothing of it.
    const started = process.cpuUsage();
    readDeclarations(resource, text);
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1000;
  });
  expect(Math.min(...times)).toBeLessThan(150);
});

test('an enum is found by its dotted name, without what leaves it open', () => {
  const codes = enumOf('Accounts', 'Account.Requirements.Error.Code');
  expect(codes).toHaveLength(99);
  expect(codes).toContain('verification_document_expired');
  expect(codes).not.toContain('OtherString');
});

test.each([
  () => parametersOf('Accounts', 'AccountCreateParam'),
  () => parametersOf('NoSuchResource', 'AccountCreateParams'),
  () => enumOf('Accounts', 'Account.Requirements.Error.Cod'),
  () => enumOf('Accounts', 'Account.Requirements.Error'),
])('what the SDK does not have is an error (%#)', (read) => {
  expect(read).toThrow();
});
