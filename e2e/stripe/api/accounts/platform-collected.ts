import { invalidRequest, notBegun } from '../../errors';
import type { AccountRecord } from '../../model/account';
import { type Given, textAt } from '../../model/given';
import { isCollectedByPlatform } from '../../model/missing';
import { termsFor } from '../../model/submission';

type Changed = Pick<AccountRecord, 'given' | 'termsFor' | 'urlIsUnseen'>;

/**
 * What a change to what was given says beside it, where the platform collects what is required; of other accounts, no
 * more. Throws Stripe's 400 for what can't be; `nameOf` tells what the request calls a parameter of v1's.
 */
export function givenByPlatform(
  account: AccountRecord,
  given: Given,
  change: Given,
  nameOf: (path: 'business_profile.url' | 'company.tax_id') => string,
): Changed {
  if (!isCollectedByPlatform(account)) return { given };
  const url = textAt(change, 'business_profile.url');
  if (/^(https?:\/\/)?example\.com\/?$/.test(url))
    throw notBegun('Not a valid URL', { code: 'url_invalid', param: nameOf('business_profile.url') });
  const [before, now] = [account.given, given].map((tree) => textAt(tree, 'company.tax_id'));
  // The words are inferred.
  if (account.submitted !== null && account.country === 'GB' && before && before !== now)
    throw invalidRequest('The company number cannot be changed once it has been submitted.', {
      param: nameOf('company.tax_id'),
    });
  return {
    given,
    ...termsFor(account, given, textAt(change, 'tos_acceptance.date') !== ''),
    ...(url !== '' && { urlIsUnseen: false }),
  };
}

/** Seen in v2: a website that an account is opened with is asked for nevertheless, until it is given again. */
export function unseenUrl(account: AccountRecord): Pick<AccountRecord, 'urlIsUnseen'> {
  const isGiven = textAt(account.given, 'business_profile.url') !== '';
  return isCollectedByPlatform(account) && isGiven ? { urlIsUnseen: true } : {};
}
