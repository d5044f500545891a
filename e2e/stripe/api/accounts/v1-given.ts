import { invalidRequest } from '../../errors';
import type { AccountRecord } from '../../model/account';
import { withExternalAccount } from '../../model/external-account';
import { isOn, leavesOf, merged, placed, textAt, valueAt } from '../../model/given';
import { writtenPath } from '../../parameters/path';
import type { ApiContext, Parameters } from '../context';
import { requireValues } from '../validation/values';
import { givenExternalAccount } from './external-account';
import { requirePersonalDetails } from './personal-details';
import { givenByPlatform } from './platform-collected';
import { unsupportedLocally } from './unsupported';
import { asFiles } from './v1-documents';

/** The parameters that are kept as they come. */
const KEPT = [
  'business_profile',
  'company',
  'default_currency',
  'groups',
  'individual',
  'settings',
  'tos_acceptance',
];

/** Those that the record has a place of its own for, and those that ask for something. */
const READ = [
  'business_type',
  'capabilities',
  'controller',
  'country',
  'documents',
  'email',
  'expand',
  'external_account',
  'metadata',
  'type',
];

/** Among those kept, the one that no answer of Stripe's gives back. */
const FORGOTTEN = ['company.registration_number'];

/** What only the pilot can say once they were sent to Stripe, who collects what is required. */
const PERSONAL = ['business_type', 'company', 'documents', 'external_account', 'individual'];

/** What the parameters add to what was given. Throws Stripe's refusals, and a 400 for what is not modelled here. */
export function givenByV1(
  account: AccountRecord,
  parameters: Parameters,
  { state, now }: ApiContext,
): Pick<AccountRecord, 'given' | 'externalAccounts' | 'termsFor' | 'urlIsUnseen'> {
  checkModelled(parameters);
  requirePersonalDetails(
    account,
    PERSONAL.find((name) => parameters[name] !== undefined),
  );
  checkPerson(account, parameters);
  checkTerms(account, parameters);
  const kept = Object.fromEntries(Object.entries(parameters).filter(([name]) => KEPT.includes(name)));
  const nameOf = (path: string) => writtenPath(path.split('.'), 'form');
  requireValues('v1', kept, now, nameOf);
  const { documents, external_account } = parameters;
  // No answer of v1's gives them back; v2 tells of them as the company's.
  const files = documents === undefined ? {} : placed('company.documents', asFiles(documents));
  return {
    ...givenByPlatform(account, merged(merged(account.given, kept), files), kept, nameOf),
    externalAccounts:
      external_account === undefined
        ? account.externalAccounts
        : withExternalAccount(
            account.externalAccounts,
            givenExternalAccount(account, external_account, { state, now }),
          ),
  };
}

function checkModelled(parameters: Parameters): void {
  const isIn = (branches: readonly string[], path: string) => branches.some((branch) => isOn(branch, path));
  const unknown = leavesOf(parameters).find(
    ([path]) => !isIn([...KEPT, ...READ], path) || isIn(FORGOTTEN, path),
  );
  if (unknown) throw unsupportedLocally(writtenPath(unknown[0].split('.'), 'form'));
}

/** The words are inferred. */
function checkPerson({ businessType }: AccountRecord, { individual, business_type }: Parameters): void {
  const type = business_type ?? businessType;
  if (individual !== undefined && type !== null && type !== 'individual')
    throw invalidRequest(
      `You cannot provide the \`individual\` parameter for an account whose business_type is \`${type}\`.`,
      { param: 'individual' },
    );
}

function checkTerms({ controller, given }: AccountRecord, { tos_acceptance }: Parameters): void {
  const said = (name: string) => valueAt(tos_acceptance, name) !== undefined;
  if (controller.requirementCollection === 'stripe' && ['date', 'ip', 'user_agent'].some(said))
    throw invalidRequest(
      'You cannot accept the Terms of Service on behalf of accounts where controller[requirement_collection]=stripe, which includes Standard and Express accounts.',
      { param: 'tos_acceptance' },
    );
  const agreement = textAt(given, 'tos_acceptance.service_agreement') || 'full';
  const accepted = textAt(given, 'tos_acceptance.date') !== '';
  // The words are inferred.
  if (accepted && said('service_agreement') && valueAt(tos_acceptance, 'service_agreement') !== agreement)
    throw invalidRequest('The service agreement cannot be changed once it has been accepted.', {
      param: 'tos_acceptance[service_agreement]',
    });
}
