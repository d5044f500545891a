import type Stripe from 'stripe';
import { expect, test } from 'vitest';
import { jpg, pdf, png } from '../../testing/images';
import { LIVE_KEY, OTHER_PLATFORMS_KEY, PUBLISHABLE_KEY, sdk, start } from '../../testing/sdk';

const purpose = 'identity_document';
const image = { data: png(), name: 'passport.png', type: 'image/png' };

test('a file is told, and told again', async () => {
  const { stripe, url } = await start();
  const { lastResponse: _, ...file } = await stripe.files.create({ purpose, file: image });
  expect(file).toEqual({
    id: expect.stringMatching(/^file_\w{24}$/),
    object: 'file',
    created: expect.any(Number),
    expires_at: null,
    filename: 'passport.png',
    links: expect.objectContaining({ object: 'list', data: [] }),
    purpose,
    size: image.data.length,
    title: null,
    type: 'png',
    url: `${url}/v1/files/${file.id}/contents`,
  });
  expect(await stripe.files.retrieve(file.id)).toEqual(file);
});

test('every byte of it counts', async () => {
  const { stripe } = await start();
  const bytes = Buffer.from(Array.from({ length: 512 }, (_, at) => at % 256));
  const data = Buffer.concat([jpg(), bytes, Buffer.from('\r\n\r\n--\r\n')]);
  const name = 'Ausweis „vorn“.JPEG';
  const file = await stripe.files.create({ purpose, file: { data, name, type: 'image/jpeg' } });
  expect(file).toMatchObject({ size: data.length, type: 'jpg', filename: name });
});

test('a browser uploads one by a publishable key, for its platform to use', async () => {
  const { stripe, url } = await start();
  const form = new FormData();
  form.set('purpose', purpose);
  form.set('file', new Blob([new Uint8Array(png())], { type: 'image/png' }), 'passport.png');
  const asked = { method: 'POST', body: form, headers: { Authorization: `Bearer ${PUBLISHABLE_KEY}` } };
  const answer = await fetch(`${url}/v1/files`, asked);
  expect(answer.status).toBe(200);
  const { id, ...file } = await answer.json();
  expect(file).toMatchObject({ object: 'file', purpose, type: 'png', size: png().length, url: null });
  expect(await stripe.files.retrieve(id)).toMatchObject({ id, filename: 'passport.png' });
  const browser = sdk(url, PUBLISHABLE_KEY);
  for (const other of [browser.files.retrieve(id), browser.files.list()])
    await expect(other).rejects.toMatchObject({ statusCode: 403, code: 'secret_key_required' });
});

test('a file is its platform’s, in its mode, or the account’s that it was uploaded for', async () => {
  const { stripe, url } = await start();
  const { id } = await stripe.files.create({ purpose, file: image });
  const none = { statusCode: 404, code: 'resource_missing', message: `No such file upload: '${id}'` };
  for (const key of [LIVE_KEY, OTHER_PLATFORMS_KEY])
    await expect(sdk(url, key).files.retrieve(id)).rejects.toMatchObject(none);

  const account = await stripe.accounts.create();
  const stripeAccount = account.id;
  const its = await stripe.files.create({ purpose, file: image }, { stripeAccount });
  expect(await stripe.files.retrieve(its.id, {}, { stripeAccount })).toMatchObject({ id: its.id });
  await expect(stripe.files.retrieve(its.id)).rejects.toMatchObject({ statusCode: 404 });
  await expect(stripe.files.retrieve(id, {}, { stripeAccount })).rejects.toMatchObject(none);
});

test('files are listed, the newest first, by purpose and time', async () => {
  const { stripe, state } = await start();
  const first = await stripe.files.create({ purpose, file: image });
  state.clock.advance(60);
  const second = await stripe.files.create({ purpose: 'account_requirement', file: image });
  const ids = async (asked?: Stripe.FileListParams) =>
    (await stripe.files.list(asked)).data.map(({ id }) => id);
  expect(await ids()).toEqual([second.id, first.id]);
  expect(await ids({ purpose })).toEqual([first.id]);
  expect(await ids({ created: { gt: first.created } })).toEqual([second.id]);
  expect(await ids({ starting_after: second.id })).toEqual([first.id]);
});

test('a file is not uploaded twice under one key, whatever its boundary', async () => {
  const { stripe } = await start();
  const options = { idempotencyKey: 'k1' };
  const { id } = await stripe.files.create({ purpose, file: image }, options);
  expect((await stripe.files.create({ purpose, file: image }, options)).id).toBe(id);
  const other = { ...image, data: png(601) };
  await expect(stripe.files.create({ purpose, file: other }, options)).rejects.toMatchObject({
    type: 'StripeIdempotencyError',
  });
});

const big = Buffer.concat([png(), Buffer.alloc(10 * 1024 * 1024)]);
const type = /^We don't currently support that file type\./;
const wrong: [string, { data: Buffer; name: string; type: string }, RegExp][] = [
  ['empty', { ...image, data: Buffer.alloc(0) }, /empty/],
  ['over 10 MB', { ...image, data: big }, /^File is too large\./],
  ['of text', { data: Buffer.from('hello'), name: 'passport.png', type: 'image/png' }, type],
  ['a PNG that is named a PDF', { ...image, name: 'passport.pdf', type: 'application/pdf' }, type],
  ['a PNG that is said to be a JPG', { ...image, type: 'image/jpeg' }, type],
  ['wider than 8,000 pixels', { ...image, data: png(8001, 100) }, /^Image is too large\./],
  [
    'higher than 8,000 pixels',
    { data: jpg(100, 8001), name: 'a.jpg', type: 'image/jpeg' },
    /^Image is too large\./,
  ],
];

test.each(wrong)('a document that is %s is refused', async (_, file, message) => {
  const { stripe, state } = await start();
  await expect(stripe.files.create({ purpose, file })).rejects.toMatchObject({
    statusCode: 400,
    param: 'file',
    message: expect.stringMatching(message),
  });
  expect(state.files.size).toBe(0);
});

test('a JPG, a PNG and a PDF are documents, if they say what they are or nothing', async () => {
  const { stripe } = await start();
  const upload = async (file: Stripe.FileData) => (await stripe.files.create({ purpose, file })).type;
  expect(await upload({ data: jpg(8000, 8000), name: 'a.JPG', type: 'image/jpeg' })).toBe('jpg');
  expect(await upload({ data: png(8000, 8000), name: 'a' })).toBe('png');
  expect(await upload({ data: pdf(), name: 'a.pdf', type: 'application/octet-stream' })).toBe('pdf');
});

test('what is no document may be anything', async () => {
  const { stripe } = await start();
  const file = { data: 'a,b', name: 'evidence.csv', type: 'text/csv' };
  expect(await stripe.files.create({ purpose: 'dispute_evidence', file })).toMatchObject({ type: null });
});

test('a file and its purpose must be there, and the purpose known', async () => {
  const { url, stripe } = await start();
  const post = async (fields: Record<string, string | Blob>) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    const headers = { Authorization: `Bearer ${PUBLISHABLE_KEY}` };
    return (await fetch(`${url}/v1/files`, { method: 'POST', body, headers })).json();
  };
  const file = new File([new Uint8Array(png())], 'a.png', { type: 'image/png' });
  expect(await post({ purpose })).toMatchObject({
    error: { code: 'parameter_missing', param: 'file', message: 'Missing required param: file.' },
  });
  expect(await post({ file })).toMatchObject({ error: { code: 'parameter_missing', param: 'purpose' } });
  expect(await post({ file: 'text', purpose })).toMatchObject({ error: { param: 'file' } });
  expect(await post({ file, purpose: 'passport' })).toMatchObject({
    error: { param: 'purpose', message: expect.stringMatching(/^Invalid purpose: must be one of /) },
  });
  expect(await post({ file, purpose, title: 'a' })).toMatchObject({
    error: { code: 'parameter_unknown', param: 'title' },
  });
  await expect(
    stripe.files.create({ purpose, file: image, file_link_data: { create: true } }),
  ).rejects.toMatchObject({ code: 'parameter_unsupported_locally', param: 'file_link_data' });
});
