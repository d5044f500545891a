import { invalidRequest } from '../../errors';
import type { AccountRecord, AccountsApi } from '../../model/account';
import { leavesOf, textAt } from '../../model/given';
import type { ApiContext, Parameters } from '../context';

type Opened = Pick<AccountRecord, 'madeThrough' | 'controller' | 'configurations'>;

/**
 * French law wants the account's owner to agree in their own browser. That later on it counts through which API an account
 * was made is inferred.
 */
function mustBeByToken({ state }: ApiContext, { madeThrough, controller, configurations }: Opened): boolean {
  if (state.platform.country !== 'FR') return false;
  if (madeThrough === 'v1') return controller.requirementCollection === 'application';
  return configurations.includes('merchant');
}

const SEE = 'See https://stripe.com/docs/connect/account-tokens for more details.';

const requiredByV2 = (subject: 'account' | 'person', param: string) =>
  invalidRequest(
    `${subject === 'account' ? 'Account' : 'Person'} token required for platforms in mandated countries (e.g., France).`,
    { code: `${subject}_token_required`, param },
  );

/** To be asked of a new account. Throws Stripe's 400 where it needs a token that the request does not have. */
export function checkTokenGiven(context: ApiContext, account: Opened & Pick<AccountRecord, 'given'>): void {
  if (!context.token) {
    if (!mustBeByToken(context, account)) return;
    if (account.madeThrough === 'v2') throw requiredByV2('account', 'account_token');
    throw invalidRequest(`Connect platforms based in FR must create accounts via account tokens. ${SEE}`);
  }
  const { madeThrough, controller, given } = account;
  const asksTerms = madeThrough === 'v1' && controller.requirementCollection === 'application';
  // The types say that it must be; the words, and that only these accounts need it, are inferred.
  if (asksTerms && textAt(given, 'tos_acceptance.date') === '')
    throw invalidRequest(
      `Account tokens that create accounts must have \`tos_shown_and_accepted\` set to true. ${SEE}`,
      { param: 'account_token' },
    );
}

type Asked = {
  subject: 'account' | 'person';
  personId: string | undefined;
  /** All that the request gives without a token, and the first of it that a token could give. */
  parameters: Parameters;
  inToken: string | undefined;
};

/** Of a request with no token that says more of an account, or of a person: throws Stripe's 400 where it needs one. */
export function checkNoTokenNeeded(
  context: ApiContext,
  api: AccountsApi,
  account: AccountRecord,
  { subject, personId, parameters, inToken }: Asked,
): void {
  const isNewPerson = subject === 'person' && personId === undefined;
  const says = inToken ?? (isNewPerson ? 'person_token' : undefined);
  if (says !== undefined && mustBeByToken(context, account)) throw required(api, subject, says);
  const above = subject === 'person' ? `${personId ?? ''}.` : '';
  const changed = leavesOf(parameters).find(([path]) => account.setByToken?.includes(`${above}${path}`));
  if (changed) throw changedWithout(api, subject, changed[0]);
}

/** v1's words are inferred. */
function required(api: AccountsApi, subject: 'account' | 'person', path: string) {
  if (api === 'v2') return requiredByV2(subject, path);
  const what = subject === 'account' ? 'update accounts' : 'create and update persons';
  return invalidRequest(`Connect platforms based in FR must ${what} via ${subject} tokens. ${SEE}`, {
    param: path.split('.')[0] ?? path,
  });
}

/** The words are inferred, as is v2's code. */
function changedWithout(api: AccountsApi, subject: 'account' | 'person', path: string) {
  if (api === 'v2') return requiredByV2(subject, path);
  return invalidRequest(
    `What was set by a token can only be changed by ${subject === 'account' ? 'an' : 'a'} ${subject} token. ${SEE}`,
    { param: path.split('.')[0] ?? path },
  );
}
