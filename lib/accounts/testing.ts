import { z } from 'zod';
import { type AccountSetup, accountsApis, Choices, defaultChoices } from '../platform/choices';
import type { OwnedAccount } from './account';

const Owned = z
  .object({ id: z.string(), api: z.enum(accountsApis), choices: Choices })
  .brand<'OwnedAccount'>();

/** Takes the place of the ownership check in tests of what comes after it. */
export function owned(id: string, setup: Partial<AccountSetup> = {}): OwnedAccount {
  return Owned.parse({ id, api: 'v1', choices: defaultChoices, ...setup });
}
