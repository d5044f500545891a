import { invalidRequest } from '../../errors';
import type { AccountRecord, Configuration } from '../../model/account';
import { changedMetadata } from '../../model/metadata';
import { requireEmail } from '../validation/email';
import type { Asked } from './v2-parameters';

/** Each configuration that a request names applies, but for those it takes off. */
export function configure(account: AccountRecord, { configuration }: Asked): void {
  const names: readonly Configuration[] = ['customer', 'merchant', 'recipient'];
  account.configurations = names.filter((name) => {
    const asked = configuration[name];
    return asked ? asked.applied !== false : account.configurations.includes(name);
  });
  const { merchant, recipient } = configuration;
  const { stripe_transfers } = recipient?.capabilities.stripe_balance ?? {};
  const asked = { ...merchant?.capabilities, ...(stripe_transfers && { transfers: stripe_transfers }) };
  const wanted = new Set(account.capabilities);
  for (const [name, { requested }] of Object.entries(asked))
    if (requested) wanted.add(name);
    else wanted.delete(name);
  account.capabilities = [...wanted].filter((name) =>
    account.configurations.includes(name === 'transfers' ? 'recipient' : 'merchant'),
  );
  if (merchant?.mcc !== undefined) account.given['business_profile.mcc'] = merchant.mcc;
}

export function describe(account: AccountRecord, asked: Asked): void {
  requireEmail('v2', asked.contact_email, 'contact_email');
  account.metadata = changedMetadata(account.metadata, asked.metadata);
  account.email = asked.contact_email ?? account.email;
  account.phone = asked.contact_phone ?? account.phone;
  account.displayName = asked.display_name ?? account.displayName;
  const type = asked.identity.entity_type;
  if (type) {
    account.businessType = type;
    account.given.business_type = type;
  }
}

/** Neither its dashboard, nor its country, nor who pays its fees and losses ever changes; the words are inferred. */
export function checkUnchanged(account: AccountRecord, { dashboard, defaults, identity }: Asked): void {
  const refuse = (param: string) =>
    invalidRequest(`The \`${param}\` value cannot be changed.`, { code: 'invalid_fields', param });
  const { controller, country, closed } = account;
  if (closed) throw invalidRequest('A closed account cannot be updated.', { code: 'invalid_fields' });
  if (dashboard && dashboard !== controller.dashboard) throw refuse('dashboard');
  if (identity.country && identity.country.toUpperCase() !== country) throw refuse('identity.country');
  const { responsibilities } = defaults;
  if (!responsibilities) return;
  const { fees_collector, losses_collector } = responsibilities;
  if ((fees_collector === 'stripe') !== (controller.feesPayer === 'account'))
    throw refuse('defaults.responsibilities.fees_collector');
  if (losses_collector !== controller.losses) throw refuse('defaults.responsibilities.losses_collector');
}
