import type Stripe from 'stripe';
import type { AccountRecord, Configuration } from './account';
import type { ThinType } from './event';
import { previousAttributes } from './previous-attributes';

/** What both Accounts APIs say of an account at one moment. */
export type Said = { v1: Stripe.Account; v2: Stripe.V2.Core.Account; persons: readonly Stripe.Person[] };

/** An account as it is at a moment, and what is said of it then. */
export type Moment = { account: AccountRecord; said: Said };

type CapabilityStatusType = `v2.core.account[configuration.${Configuration}].capability_status_updated`;
type LinkUseCase = Stripe.V2.Core.Events.V2CoreAccountLinkReturnedEvent.Data.UseCase;

/** What an event tells of an account. */
export type Happening =
  | { type: 'account.updated'; previous: { [name: string]: unknown } }
  | { type: 'capability.updated'; capability: string; previous: { status: string } }
  | { type: 'account.application.deauthorized' }
  | { type: `account.external_account.${'created' | 'deleted'}`; object: Stripe.ExternalAccount }
  | {
      type: 'account.external_account.updated';
      object: Stripe.ExternalAccount;
      previous: { [name: string]: unknown };
    }
  | { type: `person.${'created' | 'deleted'}`; object: Stripe.Person }
  | { type: 'person.updated'; object: Stripe.Person; previous: { [name: string]: unknown } }
  | { type: `v2.core.account_person.${'created' | 'deleted' | 'updated'}`; personId: string }
  | { type: CapabilityStatusType; capability: string }
  | { type: 'v2.core.account_link.returned'; useCase: LinkUseCase }
  | { type: Exclude<ThinType, CapabilityStatusType | `v2.core.account_${string}` | `${string}.ping`> };

/** Thin events are sent of accounts made through v2 only; v1 tells of no new account. */
export function happeningsOf(before: Moment | undefined, { account, said }: Moment): Happening[] {
  const isOfV1 = account.madeThrough === 'v1';
  const persons = ofPersons(before?.said.persons ?? [], said.persons).flatMap((happening) => [
    happening,
    ...(isOfV1 ? [] : thinOf(happening)),
  ]);
  if (!before) return isOfV1 ? persons : [{ type: 'v2.core.account.created' }, ...persons];
  if (account.disconnected)
    return before.account.disconnected ? [] : [{ type: 'account.application.deauthorized' }];
  if (account.closed) return before.account.closed || isOfV1 ? [] : [{ type: 'v2.core.account.closed' }];
  return [
    ...snapshots(before.said.v1, said.v1),
    ...persons,
    ...(isOfV1 ? [] : thinOnes(before.said.v2, said.v2)),
  ];
}

type OfPerson = Extract<Happening, { type: `person.${string}` }>;

function ofPersons(before: readonly Stripe.Person[], now: readonly Stripe.Person[]): OfPerson[] {
  const [former, current] = [before, now].map((all) => new Map(all.map((one) => [one.id, one])));
  return [...new Map([...(former ?? []), ...(current ?? [])]).values()].flatMap((object): OfPerson[] => {
    const known = former?.get(object.id);
    if (!known) return [{ type: 'person.created', object }];
    if (!current?.has(object.id)) return [{ type: 'person.deleted', object }];
    const previous = previousAttributes(known, object);
    return Object.keys(previous).length === 0 ? [] : [{ type: 'person.updated', object, previous }];
  });
}

/** v2 tells of what a person is, and by their account of what is asked of them. */
function thinOf(happening: OfPerson): Happening[] {
  const personId = happening.object.id;
  switch (happening.type) {
    case 'person.created':
      return [{ type: 'v2.core.account_person.created', personId }];
    case 'person.deleted':
      return [{ type: 'v2.core.account_person.deleted', personId }];
    case 'person.updated': {
      const { requirements, verification, ...rest } = happening.previous;
      const isOther = Object.keys(rest).length > 0;
      return isOther ? [{ type: 'v2.core.account_person.updated', personId }] : [];
    }
  }
}

function snapshots(before: Stripe.Account, now: Stripe.Account): Happening[] {
  const previous = previousAttributes(before, now);
  if (Object.keys(previous).length === 0) return [];
  return [
    { type: 'account.updated', previous },
    ...changed(statusesV1(before.capabilities), statusesV1(now.capabilities)).map(
      ([capability, status]): Happening => ({
        type: 'capability.updated',
        capability,
        previous: { status: status ?? 'unrequested' },
      }),
    ),
    ...ofExternalAccounts(before, now),
  ];
}

function ofExternalAccounts(before: Stripe.Account, now: Stripe.Account): Happening[] {
  const byId = ({ external_accounts }: Stripe.Account) =>
    new Map((external_accounts?.data ?? []).map((one) => [one.id, one]));
  const [former, current] = [byId(before), byId(now)];
  return [...new Map([...former, ...current]).values()].flatMap((object): Happening[] => {
    const known = former.get(object.id);
    if (!known) return [{ type: 'account.external_account.created', object }];
    if (!current.has(object.id)) return [{ type: 'account.external_account.deleted', object }];
    const previous = previousAttributes(known, object);
    return Object.keys(previous).length === 0
      ? []
      : [{ type: 'account.external_account.updated', object, previous }];
  });
}

const configurations: readonly Configuration[] = ['customer', 'merchant', 'recipient'];
const parts = ['defaults', 'future_requirements', 'identity', 'requirements'] as const;

function thinOnes(before: Stripe.V2.Core.Account, now: Stripe.V2.Core.Account): Happening[] {
  const differ = (of: (account: Stripe.V2.Core.Account) => unknown) =>
    JSON.stringify(of(before)) !== JSON.stringify(of(now));
  return [
    ...parts
      .filter((part) => differ((account) => account[part]))
      .map((part): Happening => ({ type: `v2.core.account[${part}].updated` })),
    ...configurations.flatMap((name) => ofConfiguration(name, before.configuration, now.configuration)),
    ...(differ(withoutParts) ? [{ type: 'v2.core.account.updated' } as const] : []),
  ];
}

function withoutParts(account: Stripe.V2.Core.Account): object {
  const { defaults, future_requirements, identity, requirements, configuration, ...rest } = account;
  return rest;
}

type Configurations = Stripe.V2.Core.Account.Configuration;

function ofConfiguration(
  name: Configuration,
  before: Configurations = {},
  now: Configurations = {},
): Happening[] {
  const former = statusesV2(before[name]?.capabilities);
  const current = statusesV2(now[name]?.capabilities);
  const rest = (configuration: Configurations, statuses: Map<string, string>) =>
    JSON.stringify([{ ...configuration[name], capabilities: [...statuses.keys()] }]);
  return [
    ...(rest(before, former) === rest(now, current)
      ? []
      : [{ type: `v2.core.account[configuration.${name}].updated` } as const]),
    ...changed(former, current).map(
      ([capability]): Happening => ({
        type: `v2.core.account[configuration.${name}].capability_status_updated`,
        capability,
      }),
    ),
  ];
}

/** The names of those whose status is another one, with the former. */
function changed(before: Map<string, string>, now: Map<string, string>): [string, string | undefined][] {
  return [...new Set([...before.keys(), ...now.keys()])]
    .filter((name) => before.get(name) !== now.get(name))
    .map((name) => [name, before.get(name)]);
}

function statusesV1(capabilities: Stripe.Account.Capabilities = {}): Map<string, string> {
  return new Map(Object.entries(capabilities));
}

/** By names such as `stripe_balance.payouts`: v2 has a status at some depth. */
function statusesV2(capabilities: unknown, path: readonly string[] = []): Map<string, string> {
  if (typeof capabilities !== 'object' || capabilities === null) return new Map();
  if ('status' in capabilities) return new Map([[path.join('.'), String(capabilities.status)]]);
  const parts = Object.entries(capabilities);
  return new Map(parts.flatMap(([name, part]) => [...statusesV2(part, [...path, name])]));
}
