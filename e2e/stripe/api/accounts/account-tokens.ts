import { invalidRequest } from '../../errors';
import type { AccountRecord } from '../../model/account';
import type { ApiContext } from '../context';

type Opened = Pick<AccountRecord, 'madeThrough' | 'controller' | 'configurations'>;

/** French law wants the account's owner to agree in their own browser: throws Stripe's 400 where an account needs a token. */
export function checkNoTokenNeeded({ state }: ApiContext, account: Opened): void {
  if (state.platform.country !== 'FR') return;
  const { madeThrough, controller, configurations } = account;
  if (madeThrough === 'v1' && controller.requirementCollection === 'application')
    throw invalidRequest(
      'Connect platforms based in FR must create accounts via account tokens. See https://stripe.com/docs/connect/account-tokens for more details.',
    );
  // The words are inferred.
  if (madeThrough === 'v2' && configurations.includes('merchant'))
    throw invalidRequest('Platforms based in FR must provide the identity of accounts by an account token.', {
      code: 'account_token_required',
      param: 'identity',
    });
}
