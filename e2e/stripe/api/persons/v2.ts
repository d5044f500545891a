import type Stripe from 'stripe';
import { z } from 'zod';
import { invalidRequest } from '../../errors';
import { newId } from '../../ids';
import type { AccountRecord } from '../../model/account';
import { addPerson, changePerson, personsOf, removePerson } from '../../model/persons';
import { submittedAt } from '../../model/submission';
import { accountOfV2 } from '../accounts/find';
import { requirePersonalDetails } from '../accounts/personal-details';
import type { ApiContext, Parameters } from '../context';
import { takeDocuments } from '../files/documents';
import { pageOfV2 } from '../list-v2';
import { type Route, route } from '../route';
import { takingTokens } from '../tokens/taking';
import { firstParameter, personByV2 } from './given';
import { checkNotAlone, checkRepresentative, personOf } from './refusals';
import { personV2 } from './v2-object';

const ALL = '/v2/core/accounts/:id/persons';
const ONE = '/v2/core/accounts/:id/persons/:person';
const PERSONS = 'V2/Core/Accounts/Persons';

export const routes: readonly Route[] = [
  route(`POST ${ALL}`, [PERSONS, 'PersonCreateParams'], takingTokens('v2', 'person', createPerson), 'v2'),
  route(`GET ${ALL}`, [PERSONS, 'PersonListParams'], listPersons, 'v2'),
  route(`GET ${ONE}`, [PERSONS, 'PersonRetrieveParams'], retrievePerson, 'v2'),
  route(`POST ${ONE}`, [PERSONS, 'PersonUpdateParams'], takingTokens('v2', 'person', updatePerson), 'v2'),
  route(`DELETE ${ONE}`, [PERSONS, 'PersonDeleteParams'], deletePerson, 'v2'),
];

const REPRESENTATIVE = 'relationship.representative';

/** The words are inferred. */
function openAccount(context: ApiContext, accountId: string, param: string): AccountRecord {
  const account = accountOfV2(context, accountId);
  if (account.closed) throw invalidRequest('A closed account cannot be updated.', { code: 'invalid_fields' });
  requirePersonalDetails(account, param);
  return account;
}

type Person = Stripe.V2.Core.AccountPerson;

function createPerson(context: ApiContext, parameters: Parameters, accountId: string): Person {
  const account = openAccount(context, accountId, firstParameter(parameters, 'v2'));
  const given = personByV2({}, parameters, context.now);
  checkNotAlone(account);
  checkRepresentative(account, given, undefined, REPRESENTATIVE);
  takeDocuments(context, 'v2', account, parameters);
  const id = addPerson(account, given, newId('person', 16), context.now);
  account.submitted = submittedAt(account, context.now);
  return personV2(account, personOf(account, id, 'v2'));
}

/** As many as v2 gives in one page: inferred from accounts. */
const MOST = 20;

const PersonListParameters = z.object({ limit: z.number().default(MOST), page: z.string().optional() });

function listPersons(context: ApiContext, parameters: Parameters, accountId: string): Stripe.V2List<Person> {
  const account = accountOfV2(context, accountId);
  requirePersonalDetails(account, 'persons');
  return pageOfV2(
    personsOf(account)
      .map((person) => personV2(account, person))
      .reverse(),
    () => true,
    PersonListParameters.parse(parameters),
    { url: `/v2/core/accounts/${account.id}/persons`, most: MOST, query: new URLSearchParams() },
  );
}

function retrievePerson(context: ApiContext, _: Parameters, accountId: string, id: string): Person {
  const account = accountOfV2(context, accountId);
  requirePersonalDetails(account, 'persons');
  return personV2(account, personOf(account, id, 'v2'));
}

function updatePerson(context: ApiContext, parameters: Parameters, accountId: string, id: string): Person {
  const account = openAccount(context, accountId, firstParameter(parameters, 'v2'));
  const given = personByV2(personOf(account, id, 'v2').given, parameters, context.now);
  checkRepresentative(account, given, id, REPRESENTATIVE);
  takeDocuments(context, 'v2', account, parameters);
  changePerson(account, id, given, context.now);
  account.submitted = submittedAt(account, context.now);
  return personV2(account, personOf(account, id, 'v2'));
}

function deletePerson(
  context: ApiContext,
  _: Parameters,
  accountId: string,
  id: string,
): Stripe.V2.DeletedObject {
  const account = openAccount(context, accountId, 'persons');
  removePerson(account, personOf(account, id, 'v2').id);
  account.submitted = submittedAt(account, context.now);
  return { id, object: 'v2.core.account_person' };
}
