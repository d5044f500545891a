import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { startLocalStripe } from '../../e2e/stripe/server';
import { type Choices, defaultChoices } from '../platform/choices';
import { createStripe } from '../stripe';
import { Countries } from './countries';

const separate: Choices = {
  ...defaultChoices,
  dashboard: 'express',
  charges: 'separate',
  fees: 'platform',
  losses: 'platform',
};

async function platformIn(country: string, { configured = country }: { configured?: string } = {}) {
  const local = await startLocalStripe();
  local.state.platform.country = country;
  const stripe = createStripe({ secretKey: 'sk_test_onlyForTests', apiBase: new URL(local.url) });
  const countries = new Countries(stripe, { country: configured, capabilities: 'either' });
  return { ...local, countries, asked: () => local.state.log.entries.map(({ path }) => path) };
}

describe('for direct charges', () => {
  test('the platform’s own country needs no question', async () => {
    const { countries, asked, close } = await platformIn('US');
    expect(await countries.requestedIn('US', defaultChoices)).toBe('both');
    expect(asked()).toEqual([]);
    await close();
  });

  test('an account can be wherever Stripe has accounts', async () => {
    const { countries, asked, close } = await platformIn('US');
    expect(await countries.requestedIn('JP', defaultChoices)).toBe('both');
    await expect(countries.requestedIn('KP', defaultChoices)).rejects.toMatchObject({
      code: 'country_not_served',
    });
    expect(asked().sort()).toEqual(['/v1/account', '/v1/country_specs']);
    await close();
  });
});

describe('for the platform’s own charges', () => {
  test.each([
    ['US', 'GB', 'either'],
    ['US', 'MX', 'recipient'],
    ['US', 'TR', 'recipient'],
    ['FR', 'CH', 'either'],
    ['AU', 'AU', 'either'],
  ] as const)('a platform in %s has accounts in %s that ask for %s', async (platform, country, requested) => {
    const { countries, close } = await platformIn(platform);
    expect(await countries.requestedIn(country, separate)).toBe(requested);
    await close();
  });

  test.each([
    ['AU', 'NZ'],
    ['JP', 'US'],
    ['US', 'KP'],
  ])('a platform in %s has none in %s', async (platform, country) => {
    const { countries, close } = await platformIn(platform);
    await expect(countries.requestedIn(country, separate)).rejects.toMatchObject({
      code: 'country_not_served',
    });
    await close();
  });

  test('where the platform is, is Stripe’s word and not that of a variable', async () => {
    const { countries, close } = await platformIn('US', { configured: 'MX' });
    expect(await countries.requestedIn('MX', separate)).toBe('recipient');
    await close();
  });
});

test('a key that may not read it keeps nobody out, and is asked again after a minute', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const { countries, state, close } = await platformIn('US');
  state.platform.forbidden = ['/v1/account', '/v1/country_specs'];
  expect(await countries.serviceIn('KP', separate)).toBe('unknown');
  expect(await countries.requestedIn('KP', separate)).toBe('recipient');
  expect(await countries.requestedIn('CA', separate)).toBe('either');
  state.platform.forbidden = [];
  expect(await countries.serviceIn('KP', separate)).toBe('unknown');
  vi.setSystemTime(Date.now() + 61_000);
  expect(await countries.serviceIn('KP', separate)).toBe('not_served');
  await close();
});

test('many presses at once ask once', async () => {
  const { countries, asked, close } = await platformIn('US');
  await Promise.all(Array.from({ length: 20 }, () => countries.requestedIn('CA', separate)));
  expect(asked()).toHaveLength(2);
  await close();
});

test('of a list that goes on nothing follows about the rest', async () => {
  const { countries, state, close } = await platformIn('US');
  state.faults.plan({ kind: 'altered', path: '/v1/country_specs', fields: { has_more: true } });
  expect(await countries.serviceIn('KP', separate)).toBe('unknown');
  await close();
});
