import { z } from 'zod';
import { isCapability } from './api/accounts/capability-names';
import { newAccount } from './api/accounts/creation';
import { authenticate } from './api/authenticate';
import { requireCountry } from './api/validation/country';
import { requireEmail } from './api/validation/email';
import { ApiError } from './errors';
import type { AccountRecord } from './model/account';
import { accountStateNames, putInto } from './model/account-states';
import { configurationsOf } from './model/configurations';
import { controllersByType } from './model/controller';
import { changedMetadata } from './model/metadata';
import type { State } from './state';

/** Refuses what Stripe refuses, in its words: what `check` throws. */
function asStripe<Of>(check: (value: Of) => void) {
  return (value: Of, { addIssue }: { addIssue: (message: string) => void }) => {
    try {
      check(value);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      addIssue(error.message.replace(/\.$/, ''));
    }
  };
}

const SeedAccount = z.strictObject({
  /** Made from its place in the list if not said, the same at every start. */
  id: z
    .string()
    .regex(/^acct_\w+$/)
    .optional(),
  api: z.enum(['v1', 'v2']),
  country: z.string().superRefine(asStripe((country) => requireCountry(country, 'country'))),
  email: z
    .string()
    .superRefine(asStripe((email) => requireEmail('v1', email, 'email')))
    .optional(),
  metadata: z
    .record(z.string(), z.string())
    .superRefine(asStripe((metadata) => void changedMetadata({}, metadata)))
    .default({}),
  dashboard: z.enum(['full', 'express', 'none']).default('full'),
  /** By their names in v1. */
  capabilities: z
    .array(z.string().refine(isCapability, 'Stripe has no such capability'))
    .default(['card_payments', 'transfers']),
  /** That it is put into; if not said, it is as one that was just created. */
  state: z.enum(accountStateNames).optional(),
});

const SeedAccounts = z
  .array(SeedAccount)
  .transform((accounts) =>
    accounts.map((account, place) => ({
      ...account,
      id: account.id ?? `acct_seed${String(place + 1).padStart(4, '0')}`,
    })),
  )
  .superRefine((accounts, { addIssue }) => {
    const ids = accounts.map(({ id }) => id);
    const repeated = ids.find((id, place) => ids.indexOf(id) !== place);
    if (repeated) addIssue(`two of them have the ID ${repeated}`);
  });

/** Accounts to begin with, and a key of the platform whose they are. */
export const Seed = z.strictObject({
  key: z
    .string()
    .regex(
      /^(sk|rk)_(test|live)_(?!\w*invalid)\w+$/,
      'a key begins with sk_test_, and has no “invalid” in it',
    ),
  accounts: SeedAccounts,
});
export type Seed = z.input<typeof Seed>;

const controllers = {
  full: controllersByType.standard,
  express: controllersByType.express,
  none: controllersByType.custom,
};

/** Opens those that are not there yet; no event tells of them. Throws a ZodError for what is no seed. */
export function plant(state: State, seed: Seed): void {
  const { key, accounts } = Seed.parse(seed);
  const { now } = state.clock;
  const platform = { ...authenticate(`Bearer ${key}`), now };
  for (const { id, api, state: name, ...given } of accounts) {
    const { country, email, metadata, dashboard, capabilities } = given;
    const account: AccountRecord = {
      ...newAccount(platform, { madeThrough: api, controller: controllers[dashboard], country }),
      id,
      email: email ?? null,
      metadata,
      capabilities,
      configurations: configurationsOf(capabilities),
    };
    if (state.accounts.has(account.id)) continue;
    if (name) putInto(account, name, now);
    state.addAccount(account);
  }
}
