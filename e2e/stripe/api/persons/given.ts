import type { AccountsApi } from '../../model/account';
import { type Given, isOn, isTree, leavesOf, merged, placed, type Value, valueAt } from '../../model/given';
import { changedMetadata, GivenMetadata } from '../../model/metadata';
import { writtenPath } from '../../parameters/path';
import { unsupportedLocally } from '../accounts/unsupported';
import { asFiles } from '../accounts/v1-documents';
import { mergedByV2 } from '../accounts/v2-given';
import type { Parameters } from '../context';
import { requireValues } from '../validation/values';
import { checkShare } from './refusals';

/** What is kept as it comes, by v1's names. */
const KEPT = [
  'additional_tos_acceptances',
  'address',
  'address_kana',
  'address_kanji',
  'dob',
  'email',
  'first_name',
  'first_name_kana',
  'first_name_kanji',
  'full_name_aliases',
  'gender',
  'id_number',
  'id_number_secondary',
  'last_name',
  'last_name_kana',
  'last_name_kanji',
  'maiden_name',
  'phone',
  'political_exposure',
  'registered_address',
  'relationship',
  'ssn_last_4',
  'us_cfpb_data',
  'verification',
];

/** What has a place of its own, and what asks for something. */
const READ = ['documents', 'expand', 'metadata', 'nationality'];

const inForm = (path: string) => writtenPath(path.split('.'), 'form');

/** What v1's parameters make of what was given of a person. Throws Stripe's refusals, and a 400 for what is not modelled. */
export function personByV1(before: Given, parameters: Parameters, now: number): Given {
  const unknown = leavesOf(parameters).find(
    ([path]) => ![...KEPT, ...READ].some((branch) => isOn(branch, path)),
  );
  if (unknown) throw unsupportedLocally(inForm(unknown[0]));
  const { documents, metadata, nationality } = parameters;
  const change: Given = {
    ...Object.fromEntries(Object.entries(parameters).filter(([name]) => KEPT.includes(name))),
    ...(documents !== undefined && { documents: asFiles(documents) }),
    ...(nationality !== undefined && { nationalities: [nationality] }),
  };
  requireValues('v1', { individual: change }, now, (path) => inForm(path.replace('individual.', '')));
  checkShare(valueAt(change, 'relationship.percent_ownership'), 'relationship[percent_ownership]');
  return withMetadata(merged(before, change), before, metadata);
}

const PERSON = 'identity.individual';

/** As `personByV1`, of v2's parameters, which are those of an account's individual. */
export function personByV2(before: Given, parameters: Parameters, now: number): Given {
  const { metadata, person_token, ...rest } = parameters;
  if (person_token !== undefined) throw unsupportedLocally('person_token');
  checkShare(valueAt(rest, 'relationship.percent_ownership'), 'relationship.percent_ownership');
  const merges = mergedByV2({ individual: before }, placed(PERSON, rest), now, (path) =>
    path.replace(`${PERSON}.`, ''),
  );
  const given = valueAt(merges, 'individual');
  return withMetadata(isTree(given) ? given : before, before, metadata);
}

/** Throws Stripe's 400 where there would be more of it than Stripe keeps. */
function withMetadata(given: Given, before: Given, metadata: Value | undefined): Given {
  if (metadata === undefined) return given;
  const kept = GivenMetadata.catch({}).parse(valueAt(before, 'metadata') ?? {});
  const asked = isTree(metadata)
    ? Object.fromEntries(
        Object.entries(metadata).map(([name, value]) => [name, value === null ? null : String(value)]),
      )
    : null;
  return { ...given, metadata: changedMetadata(changedMetadata({}, kept), asked) };
}

/** What a request says of a person's, for a refusal of all of it: the first of its parameters. */
export function firstParameter(parameters: Parameters, api: AccountsApi): string {
  const [name = 'person'] = Object.keys(parameters).filter((one) => api === 'v2' || one !== 'expand');
  return name;
}
