import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, type TestContext, test } from 'vitest';
import { z } from 'zod';
import { expectHostedPages } from './clients';
import { start } from './sdk';
import { SECRET, startEndpoint } from './webhook-endpoint';

const SCRIPT = fileURLToPath(new URL('python-client.py', import.meta.url));
const MISSING =
  'There is no Python with stripe 5 here (Debian’s python3-stripe): the local Stripe was not tried with it.';

const execute = promisify(execFile);

/** One that has Python's stripe 5. Debian's packages are its own Python's alone. */
async function findPython(): Promise<string | undefined> {
  for (const python of ['python3', '/usr/bin/python3']) {
    const version = await execute(python, ['-c', 'import stripe; print(stripe.version.VERSION)']).then(
      ({ stdout }) => stdout,
      () => '',
    );
    if (version.startsWith('5.')) return python;
  }
  console.log(MISSING);
  return undefined;
}

let finding: ReturnType<typeof findPython> | undefined;

async function run({ skip }: TestContext, what: 'accounts' | 'refusals' | 'event', given: string) {
  finding ??= findPython();
  const python = (await finding) ?? skip(MISSING);
  const { stdout } = await execute(python, [SCRIPT, what, given]);
  return stdout;
}

const Did = z.looseObject({
  link: z.object({ url: z.string() }),
  created: z.looseObject({ id: z.string() }),
});

test('Python creates, fetches, lists, updates and links accounts', async (context) => {
  const { url } = await start();
  const did = Did.parse(JSON.parse(await run(context, 'accounts', url)));
  const { id } = did.created;
  expect(did).toMatchObject({
    created: { object: 'account', type: 'express', metadata: { pilot: 'p1' } },
    fetched: { id, capabilities: { card_payments: 'inactive', transfers: 'inactive' } },
    listed: [expect.stringMatching(/^acct_/), id],
    updated: { email: 'other@example.com', metadata: {} },
    balance: { available: [{ amount: 0, currency: 'usd' }] },
  });
  await expectHostedPages(did.link.url);
});

test('Python reads a refusal as its own error', async (context) => {
  const { url } = await start();
  expect(JSON.parse(await run(context, 'refusals', url))).toEqual([
    { class: 'PermissionError', code: 'account_invalid', status: 403 },
    { class: 'InvalidRequestError', code: 'parameter_unknown', status: 400 },
    { class: 'AuthenticationError', code: null, status: 401 },
  ]);
});

test('Python verifies an event', async (context) => {
  const { webhook, delivery } = await startEndpoint();
  const { stripe } = await start({ webhook });
  const { id } = await stripe.accounts.create();
  await stripe.accounts.update(id, { email: 'pilot@example.com' });
  const { body, signature } = await delivery(0);
  const given = JSON.stringify({ body, signature, secret: SECRET });
  expect(JSON.parse(await run(context, 'event', given))).toMatchObject({
    type: 'account.updated',
    account: id,
  });
});
