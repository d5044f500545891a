import { z } from 'zod';
import { ApiError, accountNotFound, invalidRequest } from '../../errors';
import { newId } from '../../ids';
import type { AccountRecord, Configuration, Controller } from '../../model/account';
import { refusedResponsibilities } from '../../model/controller';
import { changedMetadata } from '../../model/metadata';
import type { ApiContext, Parameters } from '../context';
import { limitCreations } from './creation-limit';
import { findConnected } from './v1';
import { withNulls } from './v2-nulls';
import { accountV2 } from './v2-object';
import { AccountParametersV2, type Asked, Include } from './v2-parameters';

function controllerOf({ dashboard = 'full', defaults, configuration }: Asked): Controller {
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
  const refused = refusedResponsibilities(asked);
  if (refused) throw invalidRequest(refused.message, { code: refused.code });
  return asked;
}

/** Takes over what a request says of configurations: each that it names applies, but for those it takes off. */
function configure(account: AccountRecord, { configuration }: Asked): void {
  const names: readonly Configuration[] = ['customer', 'merchant', 'recipient'];
  account.configurations = names.filter((name) => {
    const asked = configuration[name];
    return asked ? asked.applied !== false : account.configurations.includes(name);
  });
  const { merchant, recipient } = configuration;
  const { stripe_transfers } = recipient?.capabilities.stripe_balance ?? {};
  const asked = { ...merchant?.capabilities, ...(stripe_transfers && { transfers: stripe_transfers }) };
  const wanted = new Set(account.capabilities);
  for (const [name, { requested }] of Object.entries(asked))
    if (requested) wanted.add(name);
    else wanted.delete(name);
  account.capabilities = [...wanted].filter((name) =>
    account.configurations.includes(name === 'transfers' ? 'recipient' : 'merchant'),
  );
  if (merchant?.mcc !== undefined) account.given['business_profile.mcc'] = merchant.mcc;
}

/** Takes over what a request says of who the account is. */
function describe(account: AccountRecord, asked: Asked): void {
  account.email = asked.contact_email ?? account.email;
  account.phone = asked.contact_phone ?? account.phone;
  account.displayName = asked.display_name ?? account.displayName;
  account.metadata = changedMetadata(account.metadata, asked.metadata);
  const type = asked.identity.entity_type;
  if (type) {
    account.businessType = type;
    account.given.business_type = type;
  }
}

/** `POST /v2/core/accounts` */
export function createAccountV2(context: ApiContext, parameters: Parameters): object {
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
  const controller = controllerOf(asked);
  // Stripe wants it for any configuration; that it does for an account without one is inferred.
  const country = asked.identity.country?.toUpperCase();
  if (country === undefined)
    throw invalidRequest('The `identity.country` value is required but not provided.', {
      code: 'identity_country_required',
    });
  if (!/^[A-Z]{2}$/.test(country))
    throw invalidRequest('Invalid country', { code: 'invalid_fields', param: 'identity.country' });
  const account: AccountRecord = {
    id: newId('acct', 16),
    platform: context.platform,
    livemode: context.livemode,
    madeThrough: 'v2',
    created: context.now,
    controller,
    country,
    email: null,
    phone: null,
    displayName: null,
    metadata: {},
    capabilities: [],
    configurations: [],
    businessType: null,
    given: {},
    submitted: null,
    disconnected: false,
    closed: false,
    forced: {},
  };
  describe(account, asked);
  configure(account, asked);
  context.state.accounts.set(account.id, account);
  return withNulls(accountV2(account, context.now, asked.include));
}

/** Gives an account of this platform's, closed or not. Throws v2's one answer for all that are not. */
export function accountOfV2(context: ApiContext, accountId: string): AccountRecord {
  const account = findConnected(context, accountId);
  if (!account) throw accountNotFound(accountId);
  return account;
}

/** `GET /v2/core/accounts/:id` */
export function retrieveAccountV2(context: ApiContext, parameters: Parameters, accountId: string): object {
  const account = accountOfV2(context, accountId);
  const { include } = z.object({ include: Include }).parse(parameters);
  return withNulls(accountV2(account, context.now, include));
}

/** `POST /v2/core/accounts/:id`: neither its dashboard, nor who pays its fees, nor its country ever changes. */
export function updateAccountV2(context: ApiContext, parameters: Parameters, accountId: string): object {
  const account = accountOfV2(context, accountId);
  const asked = AccountParametersV2.parse(parameters);
  checkUnchanged(account, asked);
  describe(account, asked);
  configure(account, asked);
  return withNulls(accountV2(account, context.now, asked.include));
}

/** The words of these refusals are inferred. */
function checkUnchanged(account: AccountRecord, { dashboard, defaults, identity }: Asked): void {
  const refuse = (param: string) =>
    invalidRequest(`The \`${param}\` value cannot be changed.`, { code: 'invalid_fields', param });
  const { controller, country, closed } = account;
  if (closed) throw invalidRequest('A closed account cannot be updated.', { code: 'invalid_fields' });
  if (dashboard && dashboard !== controller.dashboard) throw refuse('dashboard');
  if (identity.country && identity.country.toUpperCase() !== country) throw refuse('identity.country');
  const { responsibilities } = defaults;
  if (!responsibilities) return;
  const { fees_collector, losses_collector } = responsibilities;
  if ((fees_collector === 'stripe') !== (controller.feesPayer === 'account'))
    throw refuse('defaults.responsibilities.fees_collector');
  if (losses_collector !== controller.losses) throw refuse('defaults.responsibilities.losses_collector');
}
