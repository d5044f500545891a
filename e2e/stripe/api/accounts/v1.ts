import type Stripe from 'stripe';
import { z } from 'zod';
import { invalidRequest, notBegun } from '../../errors';
import type { AccountRecord, Controller } from '../../model/account';
import { closeForGood } from '../../model/account-states';
import { requestTimes } from '../../model/capabilities';
import { configurationsOf } from '../../model/configurations';
import { controllersByType } from '../../model/controller';
import { changedMetadata, GivenMetadata } from '../../model/metadata';
import { submittedAt } from '../../model/submission';
import { recipientAccountCountries } from '../../model/transfer-countries';
import type { ApiContext, Parameters } from '../context';
import { documentsWith, spendFiles } from '../files/documents';
import { type Route, route } from '../route';
import { takingTokens } from '../tokens/taking';
import { requireCountry } from '../validation/country';
import { requireEmail } from '../validation/email';
import { checkTokenGiven } from './account-tokens';
import { limitCreations, newAccount, requireServed, requireSetUp } from './creation';
import { spendToken } from './external-account';
import { accountOfV1 } from './find';
import { isOwnAccount, ownAccount } from './own-account';
import { checkPaidAlone, checkRequested } from './requested-capabilities';
import { checkResponsibilities } from './responsibilities';
import { givenByV1 } from './v1-given';
import { listAccounts } from './v1-list';
import { accountV1 } from './v1-object';

export const routes: readonly Route[] = [
  route(
    'POST /v1/accounts',
    ['Accounts', 'AccountCreateParams'],
    takingTokens('v1', 'account', createAccount),
    'v1',
  ),
  route('GET /v1/accounts', ['Accounts', 'AccountListParams'], listAccounts),
  route('GET /v1/accounts/:id', ['Accounts', 'AccountRetrieveParams'], retrieveAccount),
  route(
    'POST /v1/accounts/:id',
    ['Accounts', 'AccountUpdateParams'],
    takingTokens('v1', 'account', updateAccount),
  ),
  route('DELETE /v1/accounts/:id', ['Accounts', 'AccountDeleteParams'], deleteAccount),
];

const CreateParameters = z.object({
  country: z.string().optional(),
  email: z.string().optional(),
  metadata: GivenMetadata.optional(),
  business_type: z.enum(['individual', 'company', 'non_profit', 'government_entity']).optional(),
  capabilities: z.record(z.string(), z.object({ requested: z.boolean().optional() })).default({}),
  tos_acceptance: z.object({ service_agreement: z.string().optional() }).optional(),
  type: z.enum(['standard', 'express', 'custom']).optional(),
  controller: z
    .object({
      stripe_dashboard: z.object({ type: z.enum(['full', 'express', 'none']) }).optional(),
      fees: z.object({ payer: z.enum(['account', 'application']) }).optional(),
      losses: z.object({ payments: z.enum(['stripe', 'application']) }).optional(),
      requirement_collection: z.enum(['stripe', 'application']).optional(),
    })
    .optional(),
});

type Requests = z.infer<typeof CreateParameters>['capabilities'];

/** Those requested after a request that asks for some, and no longer for others. */
function changedCapabilities(before: readonly string[], asked: Requests): string[] {
  const kept = before.filter((name) => asked[name]?.requested !== false);
  const added = Object.keys(asked).filter((name) => asked[name]?.requested);
  return [...new Set([...kept, ...added])];
}

function controllerOf({ type, controller }: z.infer<typeof CreateParameters>, version: string): Controller {
  if (type && controller)
    throw invalidRequest(
      'You may not provide the `type` parameter and `controller` parameters simultaneously. They are mutually exclusive.',
    );
  const { standard } = controllersByType;
  const asked: Controller = type
    ? controllersByType[type]
    : {
        dashboard: controller?.stripe_dashboard?.type ?? standard.dashboard,
        feesPayer: controller?.fees?.payer ?? standard.feesPayer,
        losses: controller?.losses?.payments ?? standard.losses,
        requirementCollection: controller?.requirement_collection ?? standard.requirementCollection,
      };
  checkResponsibilities('v1', version, asked);
  return asked;
}

/** Unless said otherwise the platform's; where there is no dashboard it must be said. Throws Stripe's 400. */
function countryOf(
  { country }: z.infer<typeof CreateParameters>,
  { dashboard }: Controller,
  platformCountry: string,
): string {
  if (country === undefined && dashboard === 'none')
    throw invalidRequest('Missing required param: country.', { code: 'parameter_missing', param: 'country' });
  return country ?? platformCountry;
}

/** Throws Stripe's 400 for a country in which this platform can have no account on that agreement. */
function checkCountry({ state }: ApiContext, country: string, agreement: string | undefined): void {
  const { country: own } = state.platform;
  const supported = agreement === 'recipient' ? recipientAccountCountries(own) : undefined;
  requireCountry(country, 'country', supported);
}

function createAccount(context: ApiContext, parameters: Parameters): Stripe.Account {
  requireSetUp(context, 'v1');
  // In v1 this answer is a 400, not a 429.
  limitCreations(context, () =>
    notBegun(
      "Sorry, you're creating accounts too quickly. You should limit your requests to less than 5 creation attempts per second with a test key, or less than 30 with a live key.",
    ),
  );
  const asked = CreateParameters.parse(parameters);
  const controller = controllerOf(asked, context.version);
  const country = countryOf(asked, controller, context.state.platform.country);
  checkCountry(context, country, asked.tos_acceptance?.service_agreement);
  requireServed(context, country, 'v1');
  requireEmail('v1', asked.email, 'email');
  const capabilities = changedCapabilities([], asked.capabilities);
  // The words are inferred.
  if (controller.dashboard === 'none' && capabilities.length === 0)
    throw invalidRequest(
      'You must request at least one capability for accounts without access to a Stripe-hosted Dashboard.',
      { code: 'parameter_missing', param: 'capabilities' },
    );
  checkRequested(context, capabilities, 'v1');
  const account: AccountRecord = {
    ...newAccount(context, { madeThrough: 'v1', controller, country }),
    formerType: asked.type === 'express' || asked.type === 'custom' ? asked.type : null,
    email: asked.email ?? null,
    metadata: changedMetadata({}, asked.metadata),
    capabilities,
    configurations: configurationsOf(capabilities),
    businessType: asked.business_type ?? null,
  };
  Object.assign(account, givenByV1(account, parameters, context));
  Object.assign(account, documentsWith(context, 'v1', account, parameters));
  checkPaidAlone(account, capabilities, 'v1');
  checkTokenGiven(context, account);
  spendToken(parameters.external_account, context.state.tokens);
  spendFiles(context, parameters);
  account.submitted = submittedAt(account, context.now);
  context.state.accounts.set(account.id, account);
  return accountV1(account, context.now);
}

function retrieveAccount(context: ApiContext, _: Parameters, accountId: string): Stripe.Account {
  if (isOwnAccount(context, accountId)) return ownAccount(context);
  return accountV1(accountOfV1(context, accountId), context.now);
}

const UpdateParameters = CreateParameters.pick({
  email: true,
  metadata: true,
  business_type: true,
  capabilities: true,
  tos_acceptance: true,
});

function updateAccount(context: ApiContext, parameters: Parameters, accountId: string): Stripe.Account {
  const account = accountOfV1(context, accountId);
  const asked = UpdateParameters.parse(parameters);
  requireEmail('v1', asked.email, 'email');
  const capabilities = changedCapabilities(account.capabilities, asked.capabilities);
  const asksForSome = Object.keys(asked.capabilities).length > 0;
  if (asksForSome) checkRequested(context, capabilities, 'v1');
  const given = givenByV1(account, parameters, context);
  const documents = documentsWith(context, 'v1', account, parameters);
  const agreement = asked.tos_acceptance?.service_agreement;
  if (agreement !== undefined) checkCountry(context, account.country, agreement);
  if (asksForSome || agreement !== undefined) checkPaidAlone({ ...account, ...given }, capabilities, 'v1');
  Object.assign(account, given, documents, {
    email: asked.email ?? account.email,
    metadata: changedMetadata(account.metadata, asked.metadata),
    capabilities,
    capabilitiesRequested: requestTimes(account, capabilities, context.now),
    configurations: [...new Set([...account.configurations, ...configurationsOf(capabilities)])].toSorted(),
    businessType: asked.business_type ?? account.businessType,
  } satisfies Partial<AccountRecord>);
  spendToken(parameters.external_account, context.state.tokens);
  spendFiles(context, parameters);
  account.submitted = submittedAt(account, context.now);
  return accountV1(account, context.now);
}

/** In test mode any may be deleted; a live one that has the full Dashboard is its owner's. */
function deleteAccount(context: ApiContext, _: Parameters, accountId: string): Stripe.DeletedAccount {
  const account = accountOfV1(context, accountId);
  // The words are inferred.
  if (context.livemode && account.controller.dashboard === 'full')
    throw invalidRequest('Live accounts with access to the full Dashboard cannot be deleted.');
  closeForGood(account);
  return { id: account.id, object: 'account', deleted: true };
}
