import qs from 'qs';
import { expect, test } from 'vitest';
import { checkParameters } from './check';
import { parametersOf } from './parameters-of';
import type { Schema } from './schema';

const form = (type: string, body: string, resource = 'Accounts') =>
  checkParameters(parametersOf(resource, type), qs.parse(body, { depth: 20 }), 'form');
const create = (body: string) => form('AccountCreateParams', body);
const createV2 = (body: unknown) =>
  checkParameters(parametersOf('V2/Core/Accounts', 'AccountCreateParams'), body, 'json');

test('a form is given back with its numbers and booleans as such', () => {
  const body =
    'type=custom&email=a@example.com&capabilities[card_payments][requested]=true' +
    '&tos_acceptance[date]=1700000000' +
    '&individual[dob][day]=1&individual[dob][month]=1&individual[dob][year]=1990' +
    '&individual[relationship][percent_ownership]=25.5&settings[payouts][schedule][delay_days]=minimum';
  expect(create(body)).toEqual({
    value: {
      type: 'custom',
      email: 'a@example.com',
      capabilities: { card_payments: { requested: true } },
      tos_acceptance: { date: 1700000000 },
      individual: { dob: { day: 1, month: 1, year: 1990 }, relationship: { percent_ownership: 25.5 } },
      settings: { payouts: { schedule: { delay_days: 'minimum' } } },
    },
  });
});

test('a request without a body is one without parameters', () => {
  const schema = parametersOf('Accounts', 'AccountCreateParams');
  expect(checkParameters(schema, undefined, 'form')).toEqual({ value: {} });
  expect(checkParameters(schema, '', 'form')).toEqual({ value: {} });
});

test('an unknown parameter is refused, wherever it is', () => {
  expect(create('foo=1')).toEqual({
    problem: { code: 'parameter_unknown', param: 'foo', message: 'Received unknown parameter: foo' },
  });
  expect(create('controller[fees][foo]=1')).toEqual({
    problem: {
      code: 'parameter_unknown',
      param: 'controller[fees][foo]',
      message: 'Received unknown parameter: controller[fees][foo]',
    },
  });
});

test('several unknown parameters are told in one message, before anything else that is wrong', () => {
  expect(create('type=other&foo=1&controller[bar]=2')).toEqual({
    problem: {
      code: 'parameter_unknown',
      param: 'foo',
      message: 'Received unknown parameters: foo, controller[bar]',
    },
  });
});

test.each(['constructor', 'toString', 'hasOwnProperty'])('%s is no parameter either', (name) => {
  const schema = parametersOf('Accounts', 'AccountCreateParams');
  expect(checkParameters(schema, { [name]: 'x' }, 'form')).toMatchObject({ problem: { param: name } });
});

test('a missing parameter is refused, also in a hash that is there', () => {
  expect(form('AccountLinkCreateParams', 'type=account_onboarding', 'AccountLinks')).toEqual({
    problem: { code: 'parameter_missing', param: 'account', message: 'Missing required param: account.' },
  });
  expect(create('individual[dob][day]=1&individual[dob][month]=1')).toEqual({
    problem: {
      code: 'parameter_missing',
      param: 'individual[dob][year]',
      message: 'Missing required param: individual[dob][year].',
    },
  });
});

test('a value that an enum does not have is refused, though the SDK leaves the type open', () => {
  expect(create('type=premium')).toEqual({
    problem: { param: 'type', message: 'Invalid type: must be one of custom, express, or standard' },
  });
  expect(create('controller[fees][payer]=me')).toEqual({
    problem: {
      param: 'controller[fees][payer]',
      message: 'Invalid controller[fees][payer]: must be one of account or application',
    },
  });
  expect(
    form('SessionCreateParams', 'allowed_payment_method_types[0]=cardi', 'Checkout/Sessions'),
  ).toMatchObject({
    problem: { message: expect.stringMatching(/^Invalid allowed_payment_method_types\[0\]: must be/) },
  });
});

test.each(['abc', '10.0', '1e3', '0x10', ' 1', '99999999999999999999'])('%j is no integer', (text) => {
  expect(create(`tos_acceptance[date]=${encodeURIComponent(text)}`)).toEqual({
    problem: {
      code: 'parameter_invalid_integer',
      param: 'tos_acceptance[date]',
      message: `Invalid integer: ${text}`,
    },
  });
});

test.each(['TRUE', '1', 'yes'])('%s is no boolean', (text) => {
  expect(create(`company[owners_provided]=${text}`)).toEqual({
    problem: { param: 'company[owners_provided]', message: `Invalid boolean: ${text}` },
  });
});

test('a boolean may be written as Python writes it', () => {
  expect(create('company[owners_provided]=True')).toEqual({ value: { company: { owners_provided: true } } });
  expect(create('company[owners_provided]=False')).toEqual({
    value: { company: { owners_provided: false } },
  });
});

test('a percentage may have decimals, and is to be a number', () => {
  expect(create('individual[relationship][percent_ownership]=half')).toEqual({
    problem: { param: 'individual[relationship][percent_ownership]', message: 'Invalid decimal: half' },
  });
});

test('a hash or a list in the place of text is shown as Ruby shows it', () => {
  expect(create('email[id]=a&email[0]=b')).toEqual({
    problem: { param: 'email', message: 'Invalid string: {:"0"=>"b", :id=>"a"}' },
  });
  expect(create('type[]=custom')).toEqual({
    problem: { param: 'type', message: 'Invalid string: ["custom"]' },
  });
});

test('text in the place of a hash or a list is refused', () => {
  expect(create('company=Acme')).toEqual({ problem: { param: 'company', message: 'Invalid object' } });
  expect(create('expand=individual')).toEqual({ problem: { param: 'expand', message: 'Invalid array' } });
});

test('an empty text unsets what can be unset, and is refused elsewhere', () => {
  expect(create('metadata=&business_profile[support_url]=&individual[dob]=')).toEqual({
    value: { metadata: null, business_profile: { support_url: null }, individual: { dob: null } },
  });
  const param = 'capabilities[card_payments][requested]';
  expect(create(`${param}=`)).toEqual({
    problem: {
      code: 'parameter_invalid_empty',
      param,
      message:
        `You passed an empty string for '${param}'. We assume empty values are an attempt to unset a ` +
        `parameter; however '${param}' cannot be unset. You should remove '${param}' from your request ` +
        'or supply a non-empty value.',
    },
  });
});

test('metadata takes any key, keeps its text as text, and unsets a key that is empty', () => {
  expect(create('metadata[pilot]=42&metadata[2nd key]=true&metadata[gone]=')).toEqual({
    value: { metadata: { pilot: '42', '2nd key': 'true', gone: null } },
  });
  const schema = parametersOf('Accounts', 'AccountCreateParams');
  const hostile = { metadata: Object.fromEntries([['__proto__', 'x']]) };
  expect(JSON.stringify(checkParameters(schema, hostile, 'form'))).toBe(
    '{"value":{"metadata":{"__proto__":"x"}}}',
  );
});

test('metadata takes no hash and no list', () => {
  expect(create('metadata[list][0]=a')).toEqual({
    problem: { param: 'metadata', message: 'Invalid value type: ["a"] must be a string' },
  });
});

test('a list is read with empty brackets, with indexes, and past the limit of qs', () => {
  expect(create('expand[]=individual&expand[]=company')).toEqual({
    value: { expand: ['individual', 'company'] },
  });
  expect(create('expand[0]=individual&expand[1]=company')).toEqual({
    value: { expand: ['individual', 'company'] },
  });
  const many = Array.from({ length: 30 }, (_, index) => `field_${index}`);
  const body = many.map((name, index) => `expand[${index}]=${name}`).join('&');
  expect(create(body)).toEqual({ value: { expand: many } });
});

test('an external account is a token or a hash', () => {
  const account = {
    object: 'bank_account',
    country: 'US',
    currency: 'usd',
    routing_number: '110000000',
    account_number: '000123456789',
  };
  expect(create('external_account=btok_1')).toEqual({ value: { external_account: 'btok_1' } });
  expect(create(qs.stringify({ external_account: account }))).toEqual({
    value: { external_account: account },
  });
  expect(create('external_account[object]=bank_account&external_account[iban]=DE')).toMatchObject({
    problem: { code: 'parameter_unknown', param: 'external_account[iban]' },
  });
});

test('of several hashes the one its object names is meant', () => {
  const add = (body: string) => form('AccountCreateExternalAccountParams', body);
  expect(add('external_account[object]=card&external_account[token]=tok_visa')).toEqual({
    value: { external_account: { object: 'card', token: 'tok_visa' } },
  });
  expect(add('external_account[object]=bank_account&external_account[country]=US')).toMatchObject({
    problem: { code: 'parameter_missing', param: 'external_account[account_number]' },
  });
  expect(add('external_account[object]=bank_account&external_account[token]=btok_1')).toMatchObject({
    problem: { code: 'parameter_unknown', param: 'external_account[token]' },
  });
  expect(add('external_account[object]=wallet')).toEqual({
    problem: {
      param: 'external_account[object]',
      message: 'Invalid external_account[object]: must be one of card or bank_account',
    },
  });
});

test('a range is a number or a hash of bounds', () => {
  expect(form('AccountListParams', 'created=1&limit=3')).toEqual({ value: { created: 1, limit: 3 } });
  expect(form('AccountListParams', 'created[gte]=1')).toEqual({ value: { created: { gte: 1 } } });
  expect(form('AccountListParams', 'created=today')).toMatchObject({
    problem: { message: 'Invalid integer: today' },
  });
});

test('of a word or a number, what is neither is a wrong number', () => {
  expect(create('settings[payouts][schedule][delay_days]=7')).toEqual({
    value: { settings: { payouts: { schedule: { delay_days: 7 } } } },
  });
  expect(create('settings[payouts][schedule][delay_days]=abc')).toMatchObject({
    problem: { code: 'parameter_invalid_integer', message: 'Invalid integer: abc' },
  });
});

test('what can be text is text in a form, and in JSON what it is', () => {
  const schema: Schema = { kind: 'union', of: [{ kind: 'integer' }, { kind: 'string' }] };
  expect(checkParameters(schema, '42', 'form')).toEqual({ value: '42' });
  expect(checkParameters(schema, 42, 'json')).toEqual({ value: 42 });
});

test('JSON has real types', () => {
  const body = {
    contact_email: 'a@example.com',
    dashboard: 'none',
    identity: { country: 'us', individual: { relationship: { percent_ownership: '25.5', owner: true } } },
    configuration: { merchant: { capabilities: { card_payments: { requested: true } } } },
    include: ['configuration.merchant', 'requirements'],
    metadata: { pilot: '42', gone: null, empty: '' },
  };
  expect(createV2(body)).toEqual({ value: body });
});

test.each([
  [{ configuration: { merchant: { foo: 1 } } }, 'configuration.merchant.foo', 'Received unknown parameter: '],
  [{ include: ['requirements', 'all'] }, 'include[1]', 'Invalid include[1]: must be one of '],
  [{ dashboard: null }, 'dashboard', 'Invalid string: null'],
  [{ contact_email: 5 }, 'contact_email', 'Invalid string: 5'],
  [{ identity: 'me' }, 'identity', 'Invalid object'],
  [{ include: { 0: 'identity' } }, 'include', 'Invalid array'],
  [
    { configuration: { merchant: { capabilities: { card_payments: { requested: 'true' } } } } },
    'configuration.merchant.capabilities.card_payments.requested',
    'Invalid boolean: true',
  ],
  [
    { configuration: { merchant: { capabilities: { card_payments: {} } } } },
    'configuration.merchant.capabilities.card_payments.requested',
    'Missing required param: ',
  ],
])('JSON that is wrong is refused with the code of v2: %j', (body, param, message) => {
  expect(createV2(body)).toEqual({
    problem: { code: 'invalid_fields', param, message: expect.stringContaining(message) },
  });
});

test.each([null, [], 5, 'text'])('a body that is no hash is refused: %j', (body) => {
  expect(createV2(body)).toMatchObject({ problem: { message: 'Invalid object' } });
});
