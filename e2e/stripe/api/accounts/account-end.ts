import type Stripe from 'stripe';
import { z } from 'zod';
import { invalidRequest } from '../../errors';
import type { ApiContext, Parameters } from '../context';
import { accountOf } from './v1';
import { accountOfV2 } from './v2';
import { withNulls } from './v2-nulls';
import { accountV2 } from './v2-object';

/** `DELETE /v1/accounts/:id`: in test mode any; a live one that has the full Dashboard is its owner's. */
export function deleteAccount(context: ApiContext, _: Parameters, accountId: string): Stripe.DeletedAccount {
  const account = accountOf(context, accountId);
  // The words are inferred.
  if (context.livemode && account.controller.dashboard === 'full')
    throw invalidRequest('Live accounts with access to the full Dashboard cannot be deleted.');
  account.closed = true;
  return { id: account.id, object: 'account', deleted: true };
}

const CloseParameters = z.object({ applied_configurations: z.array(z.string()).default([]) });

/** `POST /v2/core/accounts/:id/close`: a request names all that the account is set up for. */
export function closeAccountV2(context: ApiContext, parameters: Parameters, accountId: string): object {
  const account = accountOfV2(context, accountId);
  const { applied_configurations } = CloseParameters.parse(parameters);
  // The words are inferred.
  if (!account.configurations.every((name) => applied_configurations.includes(name)))
    throw invalidRequest('All applied configurations of the account must be given to close it.', {
      code: 'invalid_fields',
      param: 'applied_configurations',
    });
  account.closed = true;
  return withNulls(accountV2(account, context.now, []));
}
