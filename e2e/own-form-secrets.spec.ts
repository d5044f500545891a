import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { atStripe } from './account-states';
import { expect, test, withAndWithoutJavaScript } from './fixtures';
import { begin, fill, onboard, save, testValues, type Who } from './own-form';

/** Nobody else's, so that wherever one is found it was carried there. */
const numbers = {
  ssn_last_4: '7391',
  us_ssn_last_4: '7391',
  tax_id: '483-92-6175',
  'business_details.id_numbers': '483926175',
  us_ein: '483926175',
  routing_number: '110000000',
  account_number: '000123456789',
};
const personal = {
  first_name: 'Quixandra',
  given_name: 'Quixandra',
  last_name: 'Vorbelinski',
  surname: 'Vorbelinski',
  email: 'quixandra.v@mailbox.example',
  phone: '(415) 555-2671',
  line1: 'Zephyrgasse 4711',
  city: 'Plumbridgeton',
  'company.name': 'Gyrocanth Aviation',
  registered_name: 'Gyrocanth Aviation',
  account_holder_name: 'Quixandra Vorbelinski',
};
/** As they are written anywhere. */
const SECRET = /483-?92-?6175|000123456789|(?<!\d)110000000(?!\d)/;
/** So short that it is among whatever is random, but for where it stands by itself. */
const LAST_FOUR = /(?<![\w+/=.:-])7391(?![\w+/=.:-])/;
const PERSONAL =
  /Quixandra|Vorbelinski|mailbox\.example|\(?415\)?.?555.?2671|4155552671|Zephyrgasse|Plumbridgeton|Gyrocanth/i;

/** All that is in a folder, as bytes that are read as letters. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [readFileSync(join(entry.parentPath, entry.name), 'latin1')] : [],
  );
}

for (const api of ['v1', 'v2'] as const)
  withAndWithoutJavaScript(() => {
    test(`what a company gives goes to Stripe, and stays nowhere else, on ${api}`, async ({
      page,
      stripe,
      formApp,
      v1FormApp,
      mayComplain,
    }) => {
      mayComplain.push(/status of (422|503)/);
      const app = api === 'v1' ? v1FormApp : formApp;
      const { url } = app;
      const answers: Promise<{ address: string; headers: string; body: string; cache: string }>[] = [];
      const requests: string[] = [];
      page.on('request', (request) => requests.push(`${request.url()} ${request.headers().referer ?? ''}`));
      page.on('response', (response) => {
        if (!response.url().startsWith(url)) return;
        const read = async () => ({
          address: new URL(response.url()).pathname,
          headers: JSON.stringify(await response.headersArray()),
          body: await response.text().catch(() => ''),
          cache: response.headers()['cache-control'] ?? '',
        });
        answers.push(read());
      });
      const values = {
        ...testValues('US'),
        ...personal,
        ...numbers,
        business_type: 'company',
        entity_type: 'company',
      };
      await begin(page, url, 'US');
      const people: Who[] = [
        { role: 'the representative', values: {} },
        { role: 'an owner', values: { first_name: 'Quixandra', given_name: 'Quixandra' } },
      ];
      // What could not be sent, for a slip or for Stripe, is kept until the page is shown again.
      await fill(page, values);
      await save(page);
      await page.waitForURL(/business/);
      await fill(page, { ...values, url: 'none', business_url: 'none' });
      await save(page);
      await expect(page).toHaveTitle(/^Error/);
      await fill(page, values);
      stripe.state.faults.plan({ kind: 'unavailable', method: 'POST' });
      await save(page);
      await expect(page.getByText('could not reach Stripe').first()).toBeVisible();
      stripe.state.faults.clear();
      const cookies = JSON.stringify(await page.context().cookies());
      await onboard(page, values, { people });
      await page.goto(`${url}/onboarding/review`);
      await expect(page.getByText('Quixandra').first()).toBeVisible();
      await page.goto(`${url}/`);

      const [record] = [...stripe.state.accounts.values()];
      const told = JSON.stringify(atStripe(stripe, record?.id ?? ''));
      for (const value of ['Quixandra', 'Zephyrgasse', 'Gyrocanth', '7391']) expect(told).toContain(value);

      const all = await Promise.all(answers);
      expect(all.length).toBeGreaterThan(10);
      for (const { address, headers, body, cache } of all) {
        expect(headers, address).not.toMatch(SECRET);
        expect(headers, address).not.toMatch(PERSONAL);
        expect(body, address).not.toMatch(SECRET);
        expect(body, address).not.toMatch(LAST_FOUR);
        if (!PERSONAL.test(body)) continue;
        expect(address).toMatch(/^\/onboarding(\/|$)/);
        expect(cache, address).toBe('private, no-store');
      }
      expect(app.output()).not.toMatch(LAST_FOUR);
      const elsewhere = [requests.join('\n'), cookies, app.output(), ...filesIn(app.folder)];
      for (const text of elsewhere)
        for (const found of [SECRET, PERSONAL]) expect(found.exec(text)?.[0]).toBe(undefined);
    });
  });
