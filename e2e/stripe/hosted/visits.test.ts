import { expect, test } from 'vitest';
import {
  control,
  destination,
  due,
  enter,
  linkTo,
  onboard,
  open,
  pass,
  press,
  REFRESH_URL,
  RETURN_URL,
  screenName,
  start,
  visitAt,
  walk,
} from '../testing/sdk';

const SCREENS = ['phone', 'code', 'business', 'details', 'bank', 'review'] as const;

test('the screens come in Stripe’s order and end at the return URL, with the details submitted', async () => {
  const { stripe } = await start();
  const { id, screen } = await visitAt(stripe, 'phone');
  const seen = await walk(screen);
  expect(seen.slice(0, -1).map(screenName)).toEqual(SCREENS);
  expect(seen.at(-1)).toBe(RETURN_URL);
  expect(await stripe.accounts.retrieve(id)).toMatchObject({
    details_submitted: true,
    business_type: 'individual',
    requirements: { currently_due: [], past_due: [], disabled_reason: null },
  });
});

test('what was given is no longer due', async () => {
  const { stripe } = await start();
  const { id, screen } = await visitAt(stripe, 'business');
  expect(await due(stripe, id)).toContain('business_profile.mcc');
  const details = await pass(screen);
  expect((await due(stripe, id)).filter((name) => name.startsWith('business_'))).toEqual([]);
  expect(await due(stripe, id)).toContain('individual.dob.day');
  const bank = await pass(details);
  expect(await due(stripe, id)).toEqual(['external_account', 'tos_acceptance.date', 'tos_acceptance.ip']);
  await pass(bank);
  expect(await due(stripe, id)).toEqual(['tos_acceptance.date', 'tos_acceptance.ip']);
  expect((await stripe.accounts.retrieve(id)).details_submitted).toBe(false);
});

test.each(SCREENS)(
  '“Save for later” on the screen %s leads to the return URL and submits nothing',
  async (name) => {
    const { stripe } = await start();
    const { id, screen } = await visitAt(stripe, name);
    const before = await stripe.accounts.retrieve(id);
    expect(destination(await press(screen, 'later'))).toBe(RETURN_URL);
    const after = await stripe.accounts.retrieve(id);
    expect(after.details_submitted).toBe(false);
    expect(after).toEqual(before);
  },
);

test.each(SCREENS)('a pilot who left at the screen %s goes on there, after a new code', async (name) => {
  const { stripe } = await start();
  const { id, screen } = await visitAt(stripe, name);
  await press(screen, 'later');
  const next = await enter(await linkTo(stripe, id));
  expect(screenName(next)).toBe(name === 'phone' ? 'phone' : 'code');
  const seen = await walk(next);
  expect(seen.map(screenName)).toContain(name);
  expect(seen.at(-1)).toBe(RETURN_URL);
  expect((await stripe.accounts.retrieve(id)).details_submitted).toBe(true);
});

test('a pilot who has given everything is asked for the code only', async () => {
  const { stripe } = await start();
  const id = await onboard(stripe);
  const seen = await walk(await enter(await linkTo(stripe, id)));
  expect(seen.slice(0, -1).map(screenName)).toEqual(['code']);
  expect(seen.at(-1)).toBe(RETURN_URL);
});

test.each([
  ['“Save for later”', async (screen: string) => void (await press(screen, 'later'))],
  ['all was submitted', async (screen: string) => void (await walk(screen))],
])('a visit that ended, as %s, leads to the refresh URL', async (_, end) => {
  const { stripe } = await start();
  const { screen } = await visitAt(stripe, 'bank');
  await end(screen);
  expect(destination(await open(screen))).toBe(REFRESH_URL);
  expect(destination(await press(screen, 'continue'))).toBe(REFRESH_URL);
});

test('a visit that never was leads nowhere', async () => {
  const { url } = await start();
  expect((await open(`${url}/setup/v/visit_unknown/phone`)).status).toBe(404);
});

test('a screen that there is not leads to the one that is due', async () => {
  const { stripe } = await start();
  const { screen } = await visitAt(stripe, 'business');
  expect(destination(await open(screen.replace(/business$/, 'passport')))).toBe(screen);
});

test.each(['get', 'continue', 'test', 'later'] as const)(
  'a screen that is not reached yet leads to the one that is due (%s)',
  async (how) => {
    const { stripe } = await start();
    const { id, screen } = await visitAt(stripe, 'code');
    const review = screen.replace(/code$/, 'review');
    expect(destination(await (how === 'get' ? open(review) : press(review, how)))).toBe(screen);
    expect((await stripe.accounts.retrieve(id)).details_submitted).toBe(false);
  },
);

test('two visits to one account each end on their own', async () => {
  const { stripe } = await start();
  const { id, screen } = await visitAt(stripe, 'details');
  const other = await enter(await linkTo(stripe, id));
  await press(screen, 'later');
  expect(screenName(await pass(other))).toBe('details');
});

test('neither a page nor a redirect may be kept by a cache', async () => {
  const { stripe } = await start();
  const { id, screen } = await visitAt(stripe, 'phone');
  const answers = [await open(await linkTo(stripe, id)), await open(screen), await press(screen, 'later')];
  for (const { headers } of answers) expect(headers.get('Cache-Control')).toBe('no-store');
});

test('a state that a test put the account into does not keep the pilot from the screens', async () => {
  const { stripe, url } = await start();
  const { id } = await stripe.accounts.create();
  await control(url, '/_local/accounts', {
    id,
    forced: { requirements: { disabled_reason: 'platform_paused' } },
  });
  expect((await walk(await enter(await linkTo(stripe, id)))).at(-1)).toBe(RETURN_URL);
});
