import { invalidRequest } from '../../errors';
import type { AccountRecord, Configuration } from '../../model/account';
import { changedMetadata } from '../../model/metadata';
import { stateOf } from '../../model/verification';
import { requireEmail } from '../validation/email';
import { capabilityNameV1 } from './v2-capabilities';
import type { Asked } from './v2-parameters';

type Configured = Pick<AccountRecord, 'capabilities' | 'configurations'>;

/** Each configuration that a request names applies, but for those it takes off. */
export function configured(before: Configured, { configuration }: Asked): Configured {
  const names: readonly Configuration[] = ['customer', 'merchant', 'recipient'];
  const configurations = names.filter((name) => {
    const asked = configuration[name];
    return asked ? asked.applied !== false : before.configurations.includes(name);
  });
  const { merchant, recipient } = configuration;
  const { stripe_transfers } = recipient?.capabilities.stripe_balance ?? {};
  const asked = { ...merchant?.capabilities, ...(stripe_transfers && { transfers: stripe_transfers }) };
  const wanted = new Set(before.capabilities);
  for (const [name, { requested }] of Object.entries(asked))
    if (requested) wanted.add(capabilityNameV1(name));
    else wanted.delete(capabilityNameV1(name));
  const capabilities = [...wanted].filter((name) =>
    configurations.includes(name === 'transfers' ? 'recipient' : 'merchant'),
  );
  return { capabilities, configurations };
}

type Described = Pick<
  AccountRecord,
  'email' | 'phone' | 'displayName' | 'metadata' | 'businessType' | 'country'
>;

/** What a request says of an account, in fields of its own; null unsets. Throws Stripe's 400 for what is no e-mail address. */
export function described(before: AccountRecord, asked: Asked): Described {
  const said = (value: string | null | undefined, otherwise: string | null) =>
    value === undefined ? otherwise : value;
  requireEmail('v2', asked.contact_email ?? undefined, 'contact_email');
  return {
    email: said(asked.contact_email, before.email),
    phone: said(asked.contact_phone, before.phone),
    displayName: said(asked.display_name, before.displayName),
    metadata: changedMetadata(before.metadata, asked.metadata),
    businessType: asked.identity.entity_type ?? before.businessType,
    country: asked.identity.country?.toUpperCase() ?? before.country,
  };
}

/** Neither its dashboard nor who pays its fees and losses ever changes, nor its country once onboarding ended; the words are inferred. */
export function checkUnchanged(
  account: AccountRecord,
  { dashboard, defaults, identity }: Asked,
  now: number,
): void {
  const refuse = (param: string) =>
    invalidRequest(`The \`${param}\` value cannot be changed.`, { code: 'invalid_fields', param });
  const { controller, country, closed } = account;
  if (closed) throw invalidRequest('A closed account cannot be updated.', { code: 'invalid_fields' });
  if (dashboard && dashboard !== controller.dashboard) throw refuse('dashboard');
  const isOther = identity.country !== undefined && identity.country.toUpperCase() !== country;
  if (isOther && stateOf(account, now).details_submitted) throw refuse('identity.country');
  const { responsibilities } = defaults;
  if (!responsibilities) return;
  const { fees_collector, losses_collector } = responsibilities;
  if ((fees_collector === 'stripe') !== (controller.feesPayer === 'account'))
    throw refuse('defaults.responsibilities.fees_collector');
  if (losses_collector !== controller.losses) throw refuse('defaults.responsibilities.losses_collector');
}
