import { z } from 'zod';
import { newAccount } from './api/accounts/creation';
import { authenticate } from './api/authenticate';
import type { AccountRecord } from './model/account';
import { accountStateNames, putInto } from './model/account-states';
import { configurationsOf } from './model/configurations';
import { controllersByType } from './model/controller';
import type { State } from './state';

const SeedAccount = z.strictObject({
  /** Made from its place in the list if not said, the same at every start. */
  id: z
    .string()
    .regex(/^acct_\w+$/)
    .optional(),
  api: z.enum(['v1', 'v2']),
  country: z.string().regex(/^[A-Z]{2}$/, 'a country is two capitals, such as US'),
  email: z.string().optional(),
  metadata: z.record(z.string(), z.string()).default({}),
  dashboard: z.enum(['full', 'express', 'none']).default('full'),
  /** By their names in v1. */
  capabilities: z.array(z.string()).default(['card_payments', 'transfers']),
  /** That it is put into; if not said, it is as one that was just created. */
  state: z.enum(accountStateNames).optional(),
});

/** Accounts to begin with, and a key of the platform whose they are. */
export const Seed = z.strictObject({
  key: z
    .string()
    .regex(
      /^(sk|rk)_(test|live)_(?!\w*invalid)\w+$/,
      'a key begins with sk_test_, and has no “invalid” in it',
    ),
  accounts: z.array(SeedAccount),
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
  for (const [place, { id, api, state: name, ...given }] of accounts.entries()) {
    const { country, email, metadata, dashboard, capabilities } = given;
    const account: AccountRecord = {
      ...newAccount(platform, { madeThrough: api, controller: controllers[dashboard], country }),
      id: id ?? `acct_seed${String(place + 1).padStart(4, '0')}`,
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
