import { expect, test } from 'vitest';
import { control, openV2, start } from '../testing/sdk';

test('an account with the Express Dashboard gets a link to it, another each time, once it has onboarded', async () => {
  const { stripe, url } = await start();
  const { id } = await stripe.accounts.create({ type: 'express' });
  await expect(stripe.accounts.createLoginLink(id)).rejects.toMatchObject({
    statusCode: 400,
    message: 'Cannot create a login link for an account that has not completed onboarding.',
  });

  await control(url, '/_local/accounts', { id, state: 'past_due' });
  const link = await stripe.accounts.createLoginLink(id);
  expect(link).toEqual({
    object: 'login_link',
    created: expect.any(Number),
    url: expect.stringContaining(`/express/${id}/`),
  });
  expect((await stripe.accounts.createLoginLink(id)).url).not.toBe(link.url);
});

test('an account made through v2 gets one as well', async () => {
  const { stripe, url } = await start();
  const { id } = await openV2(stripe, {
    dashboard: 'express',
    defaults: { responsibilities: { fees_collector: 'application', losses_collector: 'application' } },
  });
  await control(url, '/_local/accounts', { id, state: 'enabled' });
  expect(await stripe.accounts.createLoginLink(id)).toMatchObject({ object: 'login_link' });
});

test('an account without the Express Dashboard gets none', async () => {
  const { stripe, url } = await start();
  const { id } = await stripe.accounts.create();
  await control(url, '/_local/accounts', { id, state: 'enabled' });
  await expect(stripe.accounts.createLoginLink(id)).rejects.toMatchObject({
    statusCode: 400,
    message: `Cannot create an edit link for the account ${id}, which does not have access to the Express Dashboard.`,
  });
});

test('an account that is not there gets none', async () => {
  const { stripe } = await start();
  await expect(stripe.accounts.createLoginLink('acct_nobody')).rejects.toMatchObject({
    code: 'account_invalid',
  });
});
