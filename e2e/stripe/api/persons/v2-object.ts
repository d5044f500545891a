import type Stripe from 'stripe';
import { z } from 'zod';
import type { AccountRecord, PersonRecord } from '../../model/account';
import { valueAt } from '../../model/given';
import { givenToldByV2 } from '../accounts/v2-given';

/** What was given is in the shape of the parameters, which is that of the answer. */
const PersonGiven =
  z.custom<
    Omit<Stripe.V2.Core.AccountPerson, 'id' | 'object' | 'account' | 'created' | 'updated' | 'livemode'>
  >();

export function personV2(
  { id, country, livemode }: AccountRecord,
  person: PersonRecord,
): Stripe.V2.Core.AccountPerson {
  const told = givenToldByV2({ country, given: { individual: person.given } });
  return {
    id: person.id,
    object: 'v2.core.account_person',
    account: id,
    created: new Date(person.created * 1000).toISOString(),
    ...PersonGiven.parse(valueAt(told, 'identity.individual') ?? {}),
    livemode,
    updated: new Date(person.updated * 1000).toISOString(),
  };
}
