import { z } from 'zod';
import { type AccountRecord, ForcedState } from './model/account';
import { configurationsOf } from './model/configurations';
import { ExternalAccount } from './model/external-account';
import { type Given, merged, placed } from './model/given';

/** An account as a file holds it, one of before Accounts v2 included: with what is known of it today. */
export const KeptAccount = z
  .looseObject({
    id: z.string(),
    platform: z.string(),
    livemode: z.boolean(),
    madeThrough: z.enum(['v1', 'v2']).default('v1'),
    created: z.number(),
    controller: z.object({
      dashboard: z.enum(['full', 'express', 'none']),
      feesPayer: z.enum(['account', 'application']),
      losses: z.enum(['stripe', 'application']),
      requirementCollection: z.enum(['stripe', 'application']),
    }),
    formerType: z.enum(['express', 'custom']).nullable().default(null),
    country: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable().default(null),
    displayName: z.string().nullable().default(null),
    metadata: z.record(z.string(), z.string()),
    capabilities: z.array(z.string()),
    capabilitiesRequested: z.record(z.string(), z.number()).exactOptional(),
    configurations: z.array(z.enum(['customer', 'merchant', 'recipient'])).exactOptional(),
    businessType: z.enum(['company', 'government_entity', 'individual', 'non_profit']).nullable(),
    given: z.record(z.string(), z.json()),
    persons: z
      .array(
        z.object({
          id: z.string(),
          created: z.number(),
          updated: z.number(),
          given: z.record(z.string(), z.json()),
        }),
      )
      .default([]),
    documents: z.record(z.string(), z.enum(['success', 'failure'])).exactOptional(),
    setByToken: z.array(z.string()).exactOptional(),
    termsFor: z.string().exactOptional(),
    urlIsUnseen: z.boolean().exactOptional(),
    externalAccounts: z.array(ExternalAccount).default([]),
    onboardingBegun: z.boolean().default(false),
    submitted: z.number().nullable(),
    disconnected: z.boolean(),
    closed: z.boolean().default(false),
    forced: ForcedState,
  })
  .transform(
    (account): AccountRecord => ({
      ...account,
      configurations: account.configurations ?? configurationsOf(account.capabilities),
      given: nested(account.given),
    }),
  );

/** A file of before kept what was given flat, by the names of requirements. */
function nested(given: Given): Given {
  return Object.entries(given).reduce((tree, [name, value]) => merged(tree, placed(name, value)), {});
}
