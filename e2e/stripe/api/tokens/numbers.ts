import { type Given, placed, type Value, valueAt } from '../../model/given';
import { writtenPath } from '../../parameters/path';
import type { ApiContext, Parameters } from '../context';
import { joined } from './joined';
import { openToken } from './open';

/** The numbers of a person's that v1 takes a token for; that it does for the last of them is inferred. */
const numbers = ['id_number', 'id_number_secondary', 'ssn_last_4'];

/** The parameters with the numbers that tokens stand for in place of them, and these tokens. Throws Stripe's 400. */
export function withNumbers(
  context: ApiContext,
  parameters: Parameters,
): { parameters: Parameters; tokens: string[] } {
  const paths = numbers.flatMap((name) => [name, `individual.${name}`]);
  const given = paths.flatMap((path) => {
    const id = valueAt(parameters, path);
    return typeof id === 'string' && id.startsWith('pii_') ? [{ path, id }] : [];
  });
  const changes = given.map(({ path, id }): Given => {
    const param = writtenPath(path.split('.'), 'form');
    const number: Value = openToken(context, 'v1', { id, param, type: 'pii' }).parameters.id_number ?? null;
    return placed(path, number);
  });
  return { parameters: changes.reduce(joined, parameters), tokens: given.map(({ id }) => id) };
}
