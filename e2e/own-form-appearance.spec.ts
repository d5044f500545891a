import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { expect, expectWellMadeEverywhere, failedRequest, test } from './fixtures';
import {
  aCompany,
  anIndividual,
  openOwn,
  openWith,
  platformsStripe,
  save,
  signed,
  somebody,
} from './own-form';
import { CHECK_SECONDS } from './stripe/model/verification';
import type { LocalStripe } from './stripe/server';

type At = { page: Page; url: string; stripe: LocalStripe };

const captain = { ...somebody, relationship: { representative: true, title: 'Captain' } };
const olga = { first_name: 'Olga', last_name: 'Windrush', relationship: { owner: true } };

async function typed({ page, url, stripe }: At, business_type: 'individual' | 'company'): Promise<void> {
  const account = await openOwn(page, url);
  await platformsStripe(stripe).accounts.update(account, { business_type });
}

/** Of each page of the form: how an account comes to have it, and its path. */
const pages: Record<string, { path: string; begun: (at: At) => Promise<unknown> }> = {
  'the list': { path: '', begun: (at) => typed(at, 'company') },
  'what you are': { path: '/type', begun: ({ page, url }) => openOwn(page, url) },
  you: { path: '/you', begun: (at) => typed(at, 'individual') },
  'your business': { path: '/business', begun: (at) => typed(at, 'company') },
  'the people': {
    path: '/people',
    begun: ({ page, url, stripe }) => openWith(page, url, stripe, aCompany, [captain, olga]),
  },
  'a person': { path: '/people/representative', begun: (at) => typed(at, 'company') },
  'your bank account': { path: '/bank', begun: (at) => typed(at, 'individual') },
  documents: {
    path: '/documents',
    begun: async ({ page, url, stripe }) => {
      const born = { ...somebody, dob: { ...somebody.dob, year: 1980 } };
      await openWith(page, url, stripe, { ...anIndividual, ...signed, individual: born });
      stripe.state.clock.advance(CHECK_SECONDS);
    },
  },
  review: {
    path: '/review',
    begun: ({ page, url, stripe }) => openWith(page, url, stripe, anIndividual),
  },
};

/** In bytes, compressed: what a page takes before anything can be filled in. */
const MOST = 20_000;

for (const [name, { path, begun }] of Object.entries(pages))
  test(`${name}: accessible with and without errors, on a narrow phone, and small`, async ({
    page,
    stripe,
    v1FormApp: { url },
    mayComplain,
  }) => {
    mayComplain.push(failedRequest(422));
    await begun({ page, url, stripe });
    const html = (await (await page.goto(`${url}/onboarding${path}`))?.text()) ?? '';
    const sheets = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, href = '']) => href);
    const styles = sheets.map(async (href) => (await page.request.get(url + href)).body());
    const sizes = [Buffer.from(html), ...(await Promise.all(styles))].map((part) => gzipSync(part).length);
    expect(sizes.reduce((one, other) => one + other)).toBeLessThan(MOST);
    await expectWellMadeEverywhere(page);
    if (path === '' || path === '/people') return;
    await page.setViewportSize({ width: 1280, height: 720 });
    await save(page);
    await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
    await expectWellMadeEverywhere(page);
  });

test('the form is filled in and sent by the keyboard alone', async ({
  page,
  v1FormApp: { url },
  mayComplain,
}) => {
  mayComplain.push(failedRequest(422));
  await openOwn(page, url);
  await page.goto(`${url}/onboarding/type`);
  const tabTo = async (id: string) => {
    for (let tabs = 0; tabs < 20; tabs++) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate(() => document.activeElement?.id);
      if (focused === id) return;
    }
    throw new Error(`${id} is not reached`);
  };
  await tabTo('f-business_type');
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await page.waitForURL(/onboarding\/you/);
  for (const [id, text] of [
    ['f-individual.first_name', 'Amelia'],
    ['f-individual.last_name', 'Windrush'],
    ['f-individual.dob.day', '1'],
    ['f-individual.dob.month', '1'],
    ['f-individual.dob.year', '1902'],
    ['f-individual.email', 'amelia.windrush@example.com'],
    ['f-individual.phone', '4155550100'],
    ['f-individual.address.line1', 'address_full_match'],
    ['f-individual.address.city', 'Cloudbury'],
    ['f-individual.address.state', 'CA'],
    ['f-individual.address.postal_code', '94111'],
  ] as const) {
    await tabTo(id);
    const outline = await page.evaluate(
      () => document.activeElement && getComputedStyle(document.activeElement).outlineStyle,
    );
    expect(outline, id).toBe('solid');
    await page.keyboard.type(text);
  }
  await page.keyboard.press('Enter');
  await expect(page.locator('#problems')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel(/last four digits/)).toBeFocused();
  await page.keyboard.type('0000');
  await page.keyboard.press('Enter');
  await page.waitForURL(/onboarding\/business/);
});
