import type Stripe from 'stripe';
import { z } from 'zod';
import { accountInvalid, invalidRequest } from '../../errors';
import { newId } from '../../ids';
import type { AccountRecord, Controller } from '../../model/account';
import { configurationsOf } from '../../model/configurations';
import { controllersByType, refusedResponsibilities } from '../../model/controller';
import { changedMetadata } from '../../model/metadata';
import type { ApiContext, Parameters } from '../context';
import { limitCreations } from './creation-limit';
import { accountV1 } from './v1-object';

const Metadata = z.record(z.string(), z.string().nullable()).nullable();

const CreateParameters = z.object({
  country: z.string().default('US'),
  email: z.string().optional(),
  metadata: Metadata.optional(),
  business_type: z.enum(['individual', 'company', 'non_profit', 'government_entity']).optional(),
  capabilities: z.record(z.string(), z.object({ requested: z.boolean().optional() })).default({}),
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

function controllerOf({ type, controller }: z.infer<typeof CreateParameters>): Controller {
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
  const refused = refusedResponsibilities(asked);
  if (refused) throw invalidRequest(refused.message);
  return asked;
}

/** `POST /v1/accounts` */
export function createAccount(context: ApiContext, parameters: Parameters): Stripe.Account {
  // In v1 this answer is a 400, not a 429.
  limitCreations(context, () =>
    invalidRequest(
      "Sorry, you're creating accounts too quickly. You should limit your requests to less than 5 creation attempts per second with a test key, or less than 30 with a live key.",
    ),
  );
  const asked = CreateParameters.parse(parameters);
  const controller = controllerOf(asked);
  if (!/^[A-Z]{2}$/.test(asked.country))
    throw invalidRequest(
      `Country '${asked.country}' is unknown. Try using a 2-character alphanumeric country code instead, such as 'US', 'EG', or 'GB'.`,
      { param: 'country' },
    );
  const capabilities = Object.entries(asked.capabilities)
    .filter(([, { requested }]) => requested)
    .map(([name]) => name);
  const account: AccountRecord = {
    id: newId('acct', 16),
    platform: context.platform,
    livemode: context.livemode,
    madeThrough: 'v1',
    created: context.now,
    controller,
    country: asked.country,
    email: asked.email ?? null,
    phone: null,
    displayName: null,
    metadata: changedMetadata({}, asked.metadata),
    capabilities,
    configurations: configurationsOf(capabilities),
    businessType: asked.business_type ?? null,
    given: asked.business_type ? { business_type: asked.business_type } : {},
    submitted: null,
    disconnected: false,
    closed: false,
    forced: {},
  };
  context.state.accounts.set(account.id, account);
  return accountV1(account, context.now);
}

/** Gives an account of this platform's. Throws Stripe's one answer for all that are not. */
export function accountOf(context: ApiContext, accountId: string): AccountRecord {
  const account = findAccount(context, accountId);
  if (!account) throw accountInvalid(context.secretKey, accountId);
  return account;
}

/** Gives an account of this platform's, if there is such a one; to v1 one that was closed is as one disconnected. */
export function findAccount(context: ApiContext, accountId: string): AccountRecord | undefined {
  const account = findConnected(context, accountId);
  return account?.closed ? undefined : account;
}

/** Gives an account of this platform's, closed or not, if there is such a one and it is still connected. */
export function findConnected(context: ApiContext, accountId: string): AccountRecord | undefined {
  const account = context.state.accounts.get(accountId);
  const visible = account?.platform === context.platform && account.livemode === context.livemode;
  return visible && !account.disconnected ? account : undefined;
}

/** `GET /v1/accounts/:id` */
export function retrieveAccount(context: ApiContext, _: Parameters, accountId: string): Stripe.Account {
  return accountV1(accountOf(context, accountId), context.now);
}

const UpdateParameters = z.object({
  email: z.string().optional(),
  metadata: Metadata.optional(),
  business_type: CreateParameters.shape.business_type,
});

/** `POST /v1/accounts/:id` */
export function updateAccount(
  context: ApiContext,
  parameters: Parameters,
  accountId: string,
): Stripe.Account {
  const account = accountOf(context, accountId);
  const asked = UpdateParameters.parse(parameters);
  if (asked.email !== undefined) account.email = asked.email;
  if (asked.business_type !== undefined) {
    account.businessType = asked.business_type;
    account.given.business_type = asked.business_type;
  }
  account.metadata = changedMetadata(account.metadata, asked.metadata);
  return accountV1(account, context.now);
}

const Bound = z.union([
  z.number(),
  z.object({ gt: z.number(), gte: z.number(), lt: z.number(), lte: z.number() }).partial(),
]);
const ListParameters = z.object({
  created: Bound.optional(),
  limit: z.number().default(10),
  starting_after: z.string().optional(),
  ending_before: z.string().optional(),
});

function within(created: number, bound: z.infer<typeof Bound> | undefined): boolean {
  if (bound === undefined) return true;
  if (typeof bound === 'number') return created === bound;
  const { gt = -1, gte = 0, lt = Number.MAX_VALUE, lte = Number.MAX_VALUE } = bound;
  return created > gt && created >= gte && created < lt && created <= lte;
}

/** `GET /v1/accounts`: the newest first, page by page. */
export function listAccounts(context: ApiContext, parameters: Parameters): Stripe.ApiList<Stripe.Account> {
  const asked = ListParameters.parse(parameters);
  const all = [...context.state.accounts.keys()]
    .reverse()
    .flatMap((id) => findAccount(context, id) ?? [])
    .filter((account) => within(account.created, asked.created));
  if (asked.limit < 1 || asked.limit > 100)
    throw invalidRequest(
      `This value must be ${asked.limit < 1 ? 'greater than or equal to 1' : 'less than or equal to 100'}.`,
      {
        code: 'parameter_invalid_integer',
        param: 'limit',
      },
    );
  const place = (id: string | undefined) => all.findIndex((account) => account.id === id);
  const backwards = asked.ending_before !== undefined;
  const end = backwards ? place(asked.ending_before) : all.length;
  const from = backwards ? Math.max(end - asked.limit, 0) : place(asked.starting_after) + 1;
  const page = all.slice(from, Math.min(from + asked.limit, end));
  return {
    object: 'list',
    url: '/v1/accounts',
    has_more: backwards ? from > 0 : from + page.length < all.length,
    data: page.map((account) => accountV1(account, context.now)),
  };
}
