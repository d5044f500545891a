import type { AccountRecord } from './account';
import { configurationsOf } from './configurations';

/** As in v1, by its name there; `now` in Unix seconds. */
export function requestCapability(account: AccountRecord, name: string, now: number): void {
  if (account.capabilities.includes(name)) return;
  account.capabilities.push(name);
  account.capabilitiesRequested = { ...account.capabilitiesRequested, [name]: now };
  account.configurations = [...new Set([...account.configurations, ...configurationsOf([name])])];
}

/** As in v1. What v2 has the account set up to do stays: v2 alone takes a configuration back. */
export function removeCapability(account: AccountRecord, name: string): void {
  account.capabilities = account.capabilities.filter((one) => one !== name);
}

/** Unix seconds; null where it is not requested. */
export function requestedAt(account: AccountRecord, name: string): number | null {
  if (!account.capabilities.includes(name)) return null;
  return account.capabilitiesRequested?.[name] ?? account.created;
}
