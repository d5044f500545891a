import { expect, test } from 'vitest';
import { control, openV2, sdk, start } from '../testing/sdk';

const restricted = async (forbidden: string[]) => {
  const started = await start();
  const { id } = await started.stripe.accounts.create();
  await control(started.url, '/_local/platform', { forbidden });
  return { ...started, id, stripe: sdk(started.url, 'rk_test_rocketRides0000') };
};

test('a restricted key is told the permission that it lacks', async () => {
  const { stripe } = await restricted(['/v1/webhook_endpoints']);
  await expect(stripe.webhookEndpoints.list()).rejects.toMatchObject({
    type: 'StripePermissionError',
    statusCode: 403,
    code: 'more_permissions_required',
    message: expect.stringMatching(
      /^Permission denied\. The provided key 'rk_test_\*+0000' does not have the required permissions for this endpoint on account 'acct_\w{16}'\. Enabling "Webhook Endpoints, Event Destinations Read" \('webhook_read'\) permissions on this key would allow this request to continue\. /,
    ),
  });
});

test('each endpoint has a permission of its own, to read and to write', async () => {
  const { stripe, id } = await restricted(['/']);
  const lacking = (asked: Promise<unknown>) =>
    asked.then(
      () => 'nothing',
      ({ message }: Error) => /\('(\w+)'\)/.exec(message)?.[1],
    );
  const flow = { refresh_url: 'http://localhost:3000/refresh' };
  expect(
    await Promise.all([
      lacking(stripe.accounts.retrieveCurrent()),
      lacking(stripe.accounts.retrieve(id)),
      lacking(stripe.accounts.create()),
      lacking(stripe.accounts.del(id)),
      lacking(stripe.accountLinks.create({ account: id, type: 'account_onboarding', ...flow })),
      lacking(stripe.accounts.createLoginLink(id)),
      lacking(stripe.files.list()),
      lacking(stripe.tokens.create({ pii: { id_number: '222222222' } })),
      lacking(stripe.v2.core.accounts.retrieve(id)),
      lacking(openV2(stripe)),
      lacking(
        stripe.v2.core.accountLinks.create({
          account: id,
          use_case: { type: 'account_onboarding', account_onboarding: flow },
        }),
      ),
      lacking(stripe.v2.core.accountTokens.create({})),
      lacking(stripe.v2.core.accounts.personTokens.create(id)),
      lacking(stripe.v2.core.eventDestinations.list()),
    ]),
  ).toEqual([
    'accounts_kyc_basic_read',
    'connected_account_read',
    'connected_account_write',
    'connected_account_write',
    'account_link_write',
    'edit_link_write',
    'file_read',
    'token_write',
    'v2_account_storer_read',
    'v2_account_storer_write',
    'v2_account_storer_write',
    'v2_core_account_token_write',
    'v2_core_account_person_token_write',
    'hzn_event_destination_read',
  ]);
});

test('a key can lack a permission to write alone', async () => {
  const { stripe, id } = await restricted(['connected_account_write']);
  expect((await stripe.accounts.retrieve(id)).id).toBe(id);
  await stripe.accountLinks.create({
    account: id,
    type: 'account_onboarding',
    refresh_url: 'http://localhost:3000/refresh',
    return_url: 'http://localhost:3000/return',
  });
  await expect(stripe.accounts.update(id, {})).rejects.toMatchObject({ statusCode: 403 });
});
