import type { AccountRecord } from './account';
import { configurationsOf } from './configurations';

/** As in v1, by its name there; `now` in Unix seconds. */
export function requestCapability(account: AccountRecord, name: string, now: number): void {
  const capabilities = [...new Set([...account.capabilities, name])];
  account.capabilitiesRequested = requestTimes(account, capabilities, now);
  account.capabilities = capabilities;
  account.configurations = [...new Set([...account.configurations, ...configurationsOf([name])])];
}

/** When each was requested that an account wants now, but for those requested at its creation; in Unix seconds. */
export function requestTimes(
  { capabilities, capabilitiesRequested }: AccountRecord,
  wanted: readonly string[],
  now: number,
): Readonly<Record<string, number>> {
  const added = wanted.filter((name) => !capabilities.includes(name));
  return { ...capabilitiesRequested, ...Object.fromEntries(added.map((name) => [name, now])) };
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
