import type Stripe from 'stripe';
import { expect, test } from 'vitest';
import type { Json } from '../../parameters/check';
import { parametersOf } from '../../parameters/parameters-of';
import { company } from '../../testing/companies';
import { isHash, saidIn } from '../../testing/said';
import { start } from '../../testing/sdk';

/** What has tests of its own. */
const APART = /^(expand|person_token)(\.|$)/;

/** All that both APIs tell of a person, but for what differs between any two. */
async function toldOf(stripe: Stripe, account: string, id: string): Promise<string> {
  const answers = [
    await stripe.accounts.retrievePerson(account, id),
    await stripe.v2.core.accounts.persons.retrieve(account, id),
  ];
  return JSON.stringify(answers, (name, value) =>
    /^(id|created|updated)$/.test(name) ? undefined : value,
  ).replaceAll(id, '');
}

const PATHS = { v1: '/v1/accounts', v2: '/v2/core/accounts' };

test.each([
  ['v1', 'Accounts', 'AccountCreatePersonParams'],
  ['v1', 'Accounts', 'AccountUpdatePersonParams'],
  ['v2', 'V2/Core/Accounts/Persons', 'PersonCreateParams'],
  ['v2', 'V2/Core/Accounts/Persons', 'PersonUpdateParams'],
] as const)(
  'whatever %s takes of a person as a parameter of %s %s is told back',
  async (api, resource, type) => {
    const { stripe } = await start();
    const { id: account } = await stripe.accounts.create(company('US'));
    const send = async (body: Json, person = '') => {
      const path = `${PATHS[api]}/${account}/persons${person}`;
      const { id } = await stripe.rawRequest('POST', path, isHash(body) ? body : {});
      return String(id);
    };
    const all = saidIn(parametersOf(resource, type)).filter(({ path }) => !APART.test(path));
    expect(all.length).toBeGreaterThan(60);
    const empty = await send({});
    const before = await toldOf(stripe, account, empty);
    await stripe.accounts.deletePerson(account, empty);
    const wrong: string[] = [];
    for (const { path, value, sign } of all)
      try {
        const isUpdate = type.includes('Update');
        const id = await send(isUpdate ? {} : value);
        if (isUpdate) await send(value, `/${id}`);
        const after = await toldOf(stripe, account, id);
        if (after === before || !after.includes(sign)) wrong.push(`${path} is forgotten`);
        await stripe.accounts.deletePerson(account, id);
      } catch (error) {
        wrong.push(`${path}: ${error}`);
      }
    expect(wrong).toEqual([]);
  },
  60_000,
);
