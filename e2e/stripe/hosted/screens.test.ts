import { expect, test } from 'vitest';
import {
  destination,
  due,
  formValues,
  open,
  pass,
  press,
  RETURN_URL,
  screenName,
  start,
  visitAt,
  walk,
} from '../testing/sdk';

test.each([
  ['phone', 'phone', '12345', 'Enter a phone number with at least 10 digits.'],
  ['phone', 'email', 'pilot', 'Enter an e-mail address such as pilot@example.com.'],
  ['code', 'code', '123-456', 'That code is not right.'],
  ['business', 'business_profile.url', 'nowhere', 'Enter an address such as https://example.com.'],
  [
    'business',
    'settings.payments.statement_descriptor',
    'RIDE',
    'Enter 5 to 22 letters, such as TEST RIDES.',
  ],
  ['details', 'individual.dob.day', '32', 'Enter a day from 1 to 31.'],
  ['details', 'individual.dob.month', '0', 'Enter a month from 1 to 12.'],
  ['details', 'individual.dob.year', '90', 'Enter a year such as 1990.'],
  ['details', 'individual.ssn_last_4', '12', 'Enter four digits.'],
  ['bank', 'routing_number', '123456789', 'In test mode the routing number is 110000000.'],
  ['bank', 'account_number', '12345', 'You must use a test bank account number in test mode'],
] as const)(
  'on the screen %s, a wrong %s (%s) is told, and what was typed stays',
  async (name, field, typed, message) => {
    const { stripe } = await start();
    const { id, screen } = await visitAt(stripe, name);
    const dueBefore = await due(stripe, id);
    const filled = formValues(await (await press(screen, 'test')).text());
    filled[field] = typed;

    const response = await press(screen, 'continue', filled);
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(html.match(/class="wrong"/g)).toHaveLength(1);
    expect(html).toContain(message);
    expect(formValues(html)).toEqual(filled);
    expect(await due(stripe, id)).toEqual(dueBefore);
    expect(await pass(screen)).not.toBe(screen);
  },
);

test('a field that was left empty, or has only blanks, is told by its label', async () => {
  const { stripe } = await start();
  const { screen } = await visitAt(stripe, 'details');
  const filled = formValues(await (await press(screen, 'test')).text());
  const response = await press(screen, 'continue', {
    ...filled,
    'individual.first_name': '',
    'individual.last_name': '  ',
  });
  const html = await response.text();
  expect(html).toContain('First name is missing.');
  expect(html).toContain('Last name is missing.');
});

test('blanks around what was typed do not matter', async () => {
  const { stripe } = await start();
  const { screen } = await visitAt(stripe, 'code');
  expect(screenName(destination(await press(screen, 'continue', { code: ' 000-000 ' })))).toBe('business');
});

test('what was typed is shown as text, whatever it is', async () => {
  const { stripe } = await start();
  const { screen } = await visitAt(stripe, 'phone');
  const response = await press(screen, 'continue', { phone: '"><script>alert(1)</script>', email: "'&" });
  const html = await response.text();
  expect(html).not.toContain('<script>');
  expect(formValues(html)).toEqual({
    phone: '&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;',
    email: '&#39;&amp;',
  });
});

test('“Use test values” fills in the form and gives nothing yet', async () => {
  const { stripe } = await start();
  const { id, screen } = await visitAt(stripe, 'business');
  const dueBefore = await due(stripe, id);
  const response = await press(screen, 'test');
  expect(response.status).toBe(200);
  expect(formValues(await response.text())).toEqual({
    business_type: 'individual',
    'business_profile.mcc': '4121',
    'business_profile.url': 'https://accessible.stripe.com',
    'settings.payments.statement_descriptor': 'TEST RIDES',
  });
  expect(await due(stripe, id)).toEqual(dueBefore);
});

test('a screen that is gone back to shows what was given', async () => {
  const { stripe } = await start();
  const { screen } = await visitAt(stripe, 'bank', { typed: { 'individual.first_name': 'Amelia' } });
  const details = await (await open(screen.replace(/bank$/, 'details'))).text();
  expect(formValues(details)).toMatchObject({ 'individual.first_name': 'Amelia' });
});

test('a company gives its name and tax ID, and its representative’s details', async () => {
  const { stripe } = await start();
  const { id, screen } = await visitAt(stripe, 'details', { typed: { business_type: 'company' } });
  const names = Object.keys(formValues(await (await open(screen)).text()));
  expect(names).toEqual(
    expect.arrayContaining(['company.name', 'company.tax_id', 'representative.first_name']),
  );
  expect(names.filter((name) => name.startsWith('individual.'))).toEqual([]);
  expect((await walk(screen)).at(-1)).toBe(RETURN_URL);
  expect(await stripe.accounts.retrieve(id)).toMatchObject({
    business_type: 'company',
    details_submitted: true,
    charges_enabled: true,
  });
});

test('outside of the United States nobody is asked for a state or a Social Security number', async () => {
  const { stripe } = await start();
  const { id, screen } = await visitAt(stripe, 'details', { country: 'DE' });
  const html = await (await open(screen)).text();
  expect(html).not.toContain('ssn_last_4');
  expect(html).not.toContain('address.state');
  expect((await walk(screen)).at(-1)).toBe(RETURN_URL);
  expect((await stripe.accounts.retrieve(id)).charges_enabled).toBe(true);
});
