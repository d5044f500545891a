import { z } from 'zod';
import { ApiError, invalidRequest } from '../../errors';
import type { AccountRecord, Configuration, Controller } from '../../model/account';
import { closeForGood } from '../../model/account-states';
import { submittedAt } from '../../model/submission';
import { recipientAccountCountries } from '../../model/transfer-countries';
import type { ApiContext, Parameters } from '../context';
import { documentsWith, spendFiles } from '../files/documents';
import { type Route, route } from '../route';
import { takingTokens } from '../tokens/taking';
import { requireCountry } from '../validation/country';
import { checkTokenGiven } from './account-tokens';
import { limitCreations, newAccount, requireServed, requireSetUp } from './creation';
import { accountOfV2 } from './find';
import { unseenUrl } from './platform-collected';
import { checkPaidAlone, checkRequested } from './requested-capabilities';
import { checkResponsibilities } from './responsibilities';
import { checkUnchanged, configured, described } from './v2-changes';
import { givenByV2 } from './v2-given';
import { listAccountsV2 } from './v2-list';
import { withNulls } from './v2-nulls';
import { accountV2 } from './v2-object';
import { AccountParametersV2, type Asked, Include } from './v2-parameters';

export const routes: readonly Route[] = [
  route(
    'POST /v2/core/accounts',
    ['V2/Core/Accounts', 'AccountCreateParams'],
    takingTokens('v2', 'account', createAccount),
    'v2',
  ),
  route('GET /v2/core/accounts', ['V2/Core/Accounts', 'AccountListParams'], listAccountsV2, 'v2'),
  route('GET /v2/core/accounts/:id', ['V2/Core/Accounts', 'AccountRetrieveParams'], retrieveAccount, 'v2'),
  route(
    'POST /v2/core/accounts/:id',
    ['V2/Core/Accounts', 'AccountUpdateParams'],
    takingTokens('v2', 'account', updateAccount),
    'v2',
  ),
  route('POST /v2/core/accounts/:id/close', ['V2/Core/Accounts', 'AccountCloseParams'], closeAccount, 'v2'),
];

function controllerOf({ dashboard = 'full', defaults, configuration }: Asked, version: string): Controller {
  const { responsibilities } = defaults;
  if (!responsibilities && (configuration.merchant || configuration.recipient))
    throw invalidRequest(
      'The `defaults.responsibilities` value is required for a merchant or recipient configuration but not provided.',
      { code: 'invalid_fields', param: 'defaults.responsibilities' },
    );
  const { fees_collector = 'stripe', losses_collector = 'stripe' } = responsibilities ?? {};
  const asked: Controller = {
    dashboard,
    feesPayer: fees_collector === 'stripe' ? 'account' : 'application',
    losses: losses_collector,
    // In v2 nobody chooses who collects requirements: it follows.
    requirementCollection:
      losses_collector === 'application' && dashboard === 'none' ? 'application' : 'stripe',
  };
  checkResponsibilities('v2', version, asked);
  return asked;
}

/** The fees collectors that tell of v1's former types. */
function formerTypeOf({ defaults }: Asked): AccountRecord['formerType'] {
  const collector = defaults.responsibilities?.fees_collector;
  if (collector === 'application_express') return 'express';
  return collector === 'application_custom' ? 'custom' : null;
}

/** Throws Stripe's 400 for a country in which this platform can have no account so configured. */
function checkCountry(
  { state }: ApiContext,
  country: string,
  configurations: readonly Configuration[],
): void {
  const paidAlone = configurations.includes('recipient') && !configurations.includes('merchant');
  const supported = paidAlone ? recipientAccountCountries(state.platform.country) : undefined;
  requireCountry(country, 'identity.country', supported);
}

function createAccount(context: ApiContext, parameters: Parameters): object {
  requireSetUp(context, 'v2');
  limitCreations(
    context,
    () =>
      new ApiError(429, {
        type: 'rate_limit',
        code: 'account_rate_limit_exceeded',
        message: 'Account creation rate limit exceeded.',
      }),
  );
  const asked = AccountParametersV2.parse(parameters);
  const controller = controllerOf(asked, context.version);
  // Stripe wants it for any configuration; that it does for an account without one is inferred.
  const country = asked.identity.country?.toUpperCase();
  if (country === undefined)
    throw invalidRequest('The `identity.country` value is required but not provided.', {
      code: 'identity_country_required',
    });
  // Its words and code are inferred from those of `identity.country`.
  if (context.state.platform.contactEmailRequired && asked.contact_email === undefined)
    throw invalidRequest('The `contact_email` value is required but not provided.', {
      code: 'contact_email_required',
      param: 'contact_email',
    });
  const { capabilities, configurations } = configured({ capabilities: [], configurations: [] }, asked);
  checkCountry(context, country, configurations);
  requireServed(context, country, 'v2');
  // Inferred from v1, the words as well.
  if (controller.dashboard === 'none' && capabilities.length === 0)
    throw invalidRequest(
      'You must request at least one capability for accounts without access to a Stripe-hosted Dashboard.',
      { code: 'invalid_fields', param: 'configuration' },
    );
  checkRequested(context, capabilities, 'v2');
  const fresh = newAccount(context, { madeThrough: 'v2', controller, country });
  const account: AccountRecord = {
    ...fresh,
    formerType: formerTypeOf(asked),
    ...described(fresh, asked),
    capabilities,
    configurations,
    ...givenByV2(fresh, parameters, context.now),
    ...documentsWith(context, 'v2', fresh, parameters),
  };
  checkTokenGiven(context, account);
  spendFiles(context, parameters);
  Object.assign(account, unseenUrl(account));
  account.submitted = submittedAt(account, context.now);
  context.state.accounts.set(account.id, account);
  return withNulls(accountV2(account, context.now, asked.include));
}

function retrieveAccount(context: ApiContext, parameters: Parameters, accountId: string): object {
  const account = accountOfV2(context, accountId);
  const { include } = z.object({ include: Include }).parse(parameters);
  return withNulls(accountV2(account, context.now, include));
}

function updateAccount(context: ApiContext, parameters: Parameters, accountId: string): object {
  const account = accountOfV2(context, accountId);
  const asked = AccountParametersV2.parse(parameters);
  checkUnchanged(account, asked, context.now);
  const { capabilities, configurations } = configured(account, asked);
  const { merchant, recipient } = asked.configuration;
  const country = asked.identity.country?.toUpperCase() ?? account.country;
  if (asked.identity.country) requireServed(context, country, 'v2');
  if (asked.identity.country || merchant || recipient) checkCountry(context, country, configurations);
  if (merchant || recipient) {
    checkRequested(context, capabilities, 'v2');
    checkPaidAlone({ ...account, country }, capabilities, 'v2');
  }
  const given = {
    ...givenByV2(account, parameters, context.now),
    ...documentsWith(context, 'v2', account, parameters),
  };
  Object.assign(account, described(account, asked), given, {
    capabilities,
    configurations,
  } satisfies Partial<AccountRecord>);
  spendFiles(context, parameters);
  account.submitted = submittedAt(account, context.now);
  return withNulls(accountV2(account, context.now, asked.include));
}

const CloseParameters = z.object({ applied_configurations: z.array(z.string()).default([]) });

/** A request to close an account names all that it is set up for. */
function closeAccount(context: ApiContext, parameters: Parameters, accountId: string): object {
  const account = accountOfV2(context, accountId);
  const { applied_configurations } = CloseParameters.parse(parameters);
  // The words are inferred.
  if (!account.configurations.every((name) => applied_configurations.includes(name)))
    throw invalidRequest('All applied configurations of the account must be given to close it.', {
      code: 'invalid_fields',
      param: 'applied_configurations',
    });
  closeForGood(account);
  return withNulls(accountV2(account, context.now, []));
}
