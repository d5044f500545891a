import { type ApiError, invalidRequest } from '../../errors';
import type { AccountRecord, AccountsApi } from '../../model/account';
import type { FileOutcome, FileRecord } from '../../model/file';
import { leavesOf } from '../../model/given';
import { writtenPath } from '../../parameters/path';
import type { ApiContext, Parameters } from '../context';

/** Where accounts and persons take files, and of what purpose: the first that fits, in v1 and in v2. */
const places: readonly (readonly [place: RegExp, purpose: string])[] = [
  [/^company\.verification\.document\.(back|front)$/, 'additional_verification'],
  [/(^|\.)verification\.(additional_)?document\.(back|front)$/, 'identity_document'],
  [/(^|\.)documents\.(primary|secondary)_verification\.front_back\.(back|front)$/, 'identity_document'],
  [/(^|\.)documents\.\w+\.files$/, 'account_requirement'],
];

/** Stripe's own files for tests, which any request may give. */
const testFiles: ReadonlyMap<string, FileOutcome> = new Map([
  ['file_identity_document_success', 'success'],
  ['file_identity_document_failure', 'failure'],
]);

type Given = { id: string; path: string; purpose: string };

/** The files that a request gives as documents. */
function filesIn(parameters: Parameters): Given[] {
  return leavesOf(parameters).flatMap(([path, leaf]) => {
    const purpose = places.find(([place]) => place.test(path))?.[1];
    const ids = Array.isArray(leaf) ? leaf : [leaf];
    return ids.flatMap((id) => (purpose && typeof id === 'string' ? [{ id, path, purpose }] : []));
  });
}

/**
 * What comes of an account's documents with those that a request gives, of the account or of its persons. Throws
 * Stripe's 400 for a file that can't be one. Nothing is used up by it: see `spendFiles`.
 */
export function documentsWith(
  { state }: ApiContext,
  api: AccountsApi,
  account: AccountRecord,
  parameters: Parameters,
): Pick<AccountRecord, 'documents'> {
  const outcomes = filesIn(parameters).map((given): [string, FileOutcome] => {
    const { id, purpose } = given;
    const test = account.livemode ? undefined : testFiles.get(id);
    if (test) return [id, test];
    const file = state.files.get(id);
    if (!file || !isFor(file, account)) throw refusals[api].none(given);
    if (file.purpose !== purpose) throw refusals[api].wrongPurpose(given, file);
    if (file.used) throw refusals[api].used(given);
    return [id, file.outcome];
  });
  if (outcomes.length === 0) return {};
  return { documents: { ...account.documents, ...Object.fromEntries(outcomes) } };
}

/** To be called once nothing more can be refused: a file serves one request. */
export function spendFiles({ state }: ApiContext, parameters: Parameters): void {
  for (const { id } of filesIn(parameters)) {
    const file = state.files.get(id);
    if (file) file.used = true;
  }
}

/** Both at once, for a request that nothing else can refuse. */
export function takeDocuments(
  context: ApiContext,
  api: AccountsApi,
  account: AccountRecord,
  parameters: Parameters,
): void {
  Object.assign(account, documentsWith(context, api, account, parameters));
  spendFiles(context, parameters);
}

/** Whether the platform uploaded it for itself or for this very account. */
function isFor(file: FileRecord, { id, platform, livemode }: AccountRecord): boolean {
  const isOwn = file.platform === platform && file.livemode === livemode;
  return isOwn && (file.account === null || file.account === id);
}

type Refusals = {
  none: (given: Given) => ApiError;
  wrongPurpose: (given: Given, file: FileRecord) => ApiError;
  used: (given: Given) => ApiError;
};

const inForm = ({ path }: Given) => writtenPath(path.split('.'), 'form');

/** v2's codes are in its reference, but that of a file used before is inferred; so are all words, but for v1's of none. */
const refusals: Readonly<Record<AccountsApi, Refusals>> = {
  v1: {
    none: (given) =>
      invalidRequest(`No such file upload: '${given.id}'`, {
        code: 'resource_missing',
        param: inForm(given),
      }),
    wrongPurpose: (given, { purpose }) =>
      invalidRequest(
        `The file '${given.id}' has the purpose '${purpose}'. It must be uploaded with the purpose '${given.purpose}'.`,
        { param: inForm(given) },
      ),
    used: (given) =>
      invalidRequest(`The file '${given.id}' has already been used. Upload the document again.`, {
        param: inForm(given),
      }),
  },
  v2: {
    none: ({ path }) =>
      invalidRequest(
        'Provided file tokens for documents are invalid, not found, deleted, or belong to a different account.',
        { code: 'document_invalid', param: path },
      ),
    wrongPurpose: ({ path }) =>
      invalidRequest('Provided file tokens for documents are of the wrong purpose.', {
        code: 'document_purpose_invalid',
        param: path,
      }),
    used: ({ id, path }) =>
      invalidRequest(`The file '${id}' has already been used. Upload the document again.`, {
        code: 'document_invalid',
        param: path,
      }),
  },
};
