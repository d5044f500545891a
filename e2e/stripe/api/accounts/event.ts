import type Stripe from 'stripe';
import { newId } from '../../ids';
import type { AccountRecord } from '../../model/account';
import type { Happening, Moment, Said } from '../../model/account-events';
import type { SnapshotEvent, StripeEvent, ThinEvent } from '../../model/event';
import { isCollectedByPlatform } from '../../model/missing';
import { personsOf } from '../../model/persons';
import { stateOf } from '../../model/verification';
import { capability } from '../capabilities';
import { API_VERSION } from '../version';
import { accountV1 } from './v1-object';
import { personV1 } from './v1-person';
import { accountV2 } from './v2-object';

/** What both APIs say of an account, all that v2 includes where it is asked for it; `now` in Unix seconds. */
export function saidOf(account: AccountRecord, now: number): Said {
  return {
    v1: accountV1(account, now),
    v2: accountV2(account, now, [
      'configuration.customer',
      'configuration.merchant',
      'configuration.recipient',
      'defaults',
      'future_requirements',
      'identity',
      'requirements',
    ]),
    persons: personsTold(account, now),
  };
}

/** Where Stripe collects what is required it is inferred that a platform is told of no person. */
function personsTold(account: AccountRecord, now: number): Stripe.Person[] {
  if (!isCollectedByPlatform(account)) return [];
  const state = stateOf(account, now);
  return personsOf(account).map((person) => personV1(account, state, person));
}

/** `now` in Unix seconds. */
export function eventOf(happening: Happening, { account, said }: Moment, now: number): StripeEvent {
  switch (happening.type) {
    case 'account.updated': {
      const { type, previous } = happening;
      const previous_attributes: Partial<Stripe.Account> = previous;
      return { ...snapshot(account, now), type, data: { object: said.v1, previous_attributes } };
    }
    case 'capability.updated': {
      const { type, previous } = happening;
      const object = capability(account, happening.capability, now);
      return { ...snapshot(account, now), type, data: { object, previous_attributes: previous } };
    }
    case 'account.external_account.created':
    case 'account.external_account.deleted': {
      const { type, object } = happening;
      return { ...snapshot(account, now), type, data: { object } };
    }
    case 'account.external_account.updated': {
      const { type, object, previous } = happening;
      const previous_attributes: Partial<Stripe.ExternalAccount> = previous;
      return { ...snapshot(account, now), type, data: { object, previous_attributes } };
    }
    case 'person.created':
    case 'person.deleted': {
      const { type, object } = happening;
      return { ...snapshot(account, now), type, data: { object } };
    }
    case 'person.updated': {
      const { type, object, previous } = happening;
      const previous_attributes: Partial<Stripe.Person> = previous;
      return { ...snapshot(account, now), type, data: { object, previous_attributes } };
    }
    case 'v2.core.account_person.created':
    case 'v2.core.account_person.deleted':
    case 'v2.core.account_person.updated': {
      const { type, personId: id } = happening;
      const url = `/v2/core/accounts/${account.id}/persons/${id}`;
      const related_object = { id, type: 'v2.core.account_person', url };
      return { ...thinEvent(account.livemode, now), type, related_object, data: { account_id: account.id } };
    }
    case 'account.application.deauthorized': {
      // The account is gone: the event tells of the platform's application alone.
      const object: Stripe.Application = {
        id: `ca_${account.platform}`,
        object: 'application',
        name: null,
      };
      return { ...snapshot(account, now), type: happening.type, data: { object } };
    }
    case 'v2.core.account_link.returned': {
      const { type, useCase } = happening;
      const data = { account_id: account.id, configurations: account.configurations, use_case: useCase };
      return { ...thinEvent(account.livemode, now), type, related_object: null, data };
    }
    default: {
      const { type } = happening;
      const data = 'capability' in happening ? { updated_capability: happening.capability } : undefined;
      const related_object = {
        id: account.id,
        type: 'v2.core.account',
        url: `/v2/core/accounts/${account.id}`,
      };
      return { ...thinEvent(account.livemode, now), type, related_object, ...(data && { data }) };
    }
  }
}

function snapshot({ id, livemode }: AccountRecord, now: number): Omit<SnapshotEvent, 'type' | 'data'> {
  return {
    id: newId('evt'),
    object: 'event',
    api_version: API_VERSION,
    account: id,
    created: now,
    livemode,
    pending_webhooks: 0,
    request: null,
  };
}

/** What all thin events have; `now` in Unix seconds. */
export function thinEvent(
  livemode: boolean,
  now: number,
): Pick<ThinEvent, 'id' | 'object' | 'created' | 'livemode'> {
  return {
    id: newId('evt'),
    object: 'v2.core.event',
    created: new Date(now * 1000).toISOString(),
    livemode,
  };
}
