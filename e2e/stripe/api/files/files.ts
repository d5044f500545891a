import type Stripe from 'stripe';
import { z } from 'zod';
import { invalidRequest, noSuch } from '../../errors';
import { newId } from '../../ids';
import type { FileRecord } from '../../model/file';
import { unsupportedLocally } from '../accounts/unsupported';
import type { ApiContext, Parameters } from '../context';
import { Created, within } from '../created';
import { ListParameters, pageOf } from '../list';
import { type Route, route } from '../route';
import { contentsOf } from './contents';
import { checkContents } from './requirements';

export const routes: readonly Route[] = [
  route('POST /v1/files', ['Files', 'FileCreateParams'], createFile),
  route('GET /v1/files', ['Files', 'FileListParams'], listFiles),
  route('GET /v1/files/:id', ['Files', 'FileRetrieveParams'], retrieveFile),
];

const CreateParameters = z.object({ purpose: z.string(), file_link_data: z.unknown().optional() });

function createFile(context: ApiContext, parameters: Parameters): Stripe.File {
  const { state, upload, platform, livemode, now, account } = context;
  const { purpose, file_link_data } = CreateParameters.parse(parameters);
  if (file_link_data !== undefined) throw unsupportedLocally('file_link_data');
  // A field that is text, where a file must be.
  if (!upload) throw invalidRequest('Invalid object', { param: 'file' });
  const contents = contentsOf(upload.bytes);
  checkContents(upload, contents, purpose);
  const { filename, bytes } = upload;
  const file: FileRecord = {
    id: newId('file'),
    purpose,
    size: bytes.length,
    type: contents.type,
    filename,
    created: now,
    platform,
    livemode,
    account: account?.id ?? null,
    used: false,
    outcome: isTestOfFailure(filename) ? 'failure' : 'success',
  };
  state.files.set(file.id, file);
  return fileV1(file, context);
}

/** As one of the images that Stripe has published for tests is named; that the name tells them is inferred. */
function isTestOfFailure(filename: string): boolean {
  return /^failed\.(jpe?g|png)$/i.test(filename);
}

function retrieveFile(context: ApiContext, _: Parameters, id: string): Stripe.File {
  const file = context.state.files.get(id);
  if (!file || !isOwn(file, context)) throw noSuch('file upload', id, 'file');
  return fileV1(file, context);
}

const FileListParameters = ListParameters.extend({
  purpose: z.string().optional(),
  created: Created.optional(),
});

function listFiles(context: ApiContext, parameters: Parameters): Stripe.ApiList<Stripe.File> {
  const { purpose, created, ...asked } = FileListParameters.parse(parameters);
  const own = [...context.state.files.values()].filter((file) => isOwn(file, context)).reverse();
  const isListed = (file: FileRecord) =>
    (purpose === undefined || file.purpose === purpose) && within(file.created, created);
  const { data, has_more } = pageOf(own, isListed, asked, 'file upload');
  return { object: 'list', url: '/v1/files', has_more, data: data.map((file) => fileV1(file, context)) };
}

/** A platform's own files are not those that it uploaded for an account. */
function isOwn(file: FileRecord, { platform, livemode, account }: ApiContext): boolean {
  return file.platform === platform && file.livemode === livemode && file.account === (account?.id ?? null);
}

/** That a publishable key is told no address of the contents is inferred. */
function fileV1(
  { id, purpose, size, type, filename, created }: FileRecord,
  { origin, secretKey }: ApiContext,
): Stripe.File {
  return {
    id,
    object: 'file',
    created,
    expires_at: null,
    filename,
    links: { object: 'list', data: [], has_more: false, url: `/v1/file_links?file=${id}` },
    purpose,
    size,
    title: null,
    type,
    url: secretKey.startsWith('pk_') ? null : `${origin}/v1/files/${id}/contents`,
  };
}
