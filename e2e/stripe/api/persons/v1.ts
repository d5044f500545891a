import type Stripe from 'stripe';
import { z } from 'zod';
import { newId } from '../../ids';
import type { AccountRecord } from '../../model/account';
import { addPerson, changePerson, personsOf, removePerson } from '../../model/persons';
import { submittedAt } from '../../model/submission';
import { stateOf } from '../../model/verification';
import { accountOfV1 } from '../accounts/find';
import { requirePersonalDetails } from '../accounts/personal-details';
import { personV1 } from '../accounts/v1-person';
import type { ApiContext, Parameters } from '../context';
import { takeDocuments } from '../files/documents';
import { ListParameters, pageOf } from '../list';
import { type Route, route } from '../route';
import { takingTokens } from '../tokens/taking';
import { firstParameter, personByV1 } from './given';
import { checkNotAlone, checkRepresentative, personOf } from './refusals';

export const routes: readonly Route[] = [
  route(
    'POST /v1/accounts/:id/persons',
    ['Accounts', 'AccountCreatePersonParams'],
    takingTokens('v1', 'person', createPerson),
  ),
  route('GET /v1/accounts/:id/persons', ['Accounts', 'AccountListPersonsParams'], listPersons),
  route('GET /v1/accounts/:id/persons/:person', ['Accounts', 'AccountRetrievePersonParams'], retrievePerson),
  route(
    'POST /v1/accounts/:id/persons/:person',
    ['Accounts', 'AccountUpdatePersonParams'],
    takingTokens('v1', 'person', updatePerson),
  ),
  route('DELETE /v1/accounts/:id/persons/:person', ['Accounts', 'AccountDeletePersonParams'], deletePerson),
];

const REPRESENTATIVE = 'relationship[representative]';

function createPerson(context: ApiContext, parameters: Parameters, accountId: string): Stripe.Person {
  const account = accountOfV1(context, accountId);
  requirePersonalDetails(account, firstParameter(parameters, 'v1'));
  const given = personByV1({}, parameters, context.now);
  checkNotAlone(account);
  checkRepresentative(account, given, undefined, REPRESENTATIVE);
  takeDocuments(context, 'v1', account, parameters);
  const id = addPerson(account, given, newId('person', 16), context.now);
  account.submitted = submittedAt(account, context.now);
  return told(account, id, context.now);
}

const Relationship = z.record(z.string(), z.boolean()).default({});
const PersonListParameters = ListParameters.extend({ relationship: Relationship });

function listPersons(
  context: ApiContext,
  parameters: Parameters,
  accountId: string,
): Stripe.ApiList<Stripe.Person> {
  const account = accountOfV1(context, accountId);
  requirePersonalDetails(account, 'persons');
  const asked = PersonListParameters.parse(parameters);
  const state = stateOf(account, context.now);
  const all = personsOf(account)
    .map((one) => personV1(account, state, one))
    .reverse();
  const isAsked = ({ relationship }: Stripe.Person) => {
    const said = new Map<string, unknown>(Object.entries(relationship ?? {}));
    return Object.entries(asked.relationship).every(([role, wanted]) => said.get(role) === wanted);
  };
  return {
    object: 'list',
    url: `/v1/accounts/${account.id}/persons`,
    ...pageOf(all, isAsked, asked, 'person'),
  };
}

function retrievePerson(context: ApiContext, _: Parameters, accountId: string, id: string): Stripe.Person {
  const account = accountOfV1(context, accountId);
  requirePersonalDetails(account, 'persons');
  return told(account, id, context.now);
}

function updatePerson(
  context: ApiContext,
  parameters: Parameters,
  accountId: string,
  id: string,
): Stripe.Person {
  const account = accountOfV1(context, accountId);
  requirePersonalDetails(account, firstParameter(parameters, 'v1'));
  const given = personByV1(personOf(account, id, 'v1').given, parameters, context.now);
  checkRepresentative(account, given, id, REPRESENTATIVE);
  takeDocuments(context, 'v1', account, parameters);
  changePerson(account, id, given, context.now);
  account.submitted = submittedAt(account, context.now);
  return told(account, id, context.now);
}

/** That Stripe lets go of whoever represents an account is inferred: it asks for another. */
function deletePerson(
  context: ApiContext,
  _: Parameters,
  accountId: string,
  id: string,
): Stripe.DeletedPerson {
  const account = accountOfV1(context, accountId);
  requirePersonalDetails(account, 'persons');
  removePerson(account, personOf(account, id, 'v1').id);
  account.submitted = submittedAt(account, context.now);
  return { id, object: 'person', deleted: true };
}

function told(account: AccountRecord, id: string, now: number): Stripe.Person {
  return personV1(account, stateOf(account, now), personOf(account, id, 'v1'));
}
