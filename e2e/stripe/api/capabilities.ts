import type Stripe from 'stripe';
import { z } from 'zod';
import { noSuch } from '../errors';
import type { AccountRecord } from '../model/account';
import { removeCapability, requestCapability, requestedAt } from '../model/capabilities';
import { nothingDue } from '../model/nothing-due';
import { stateOf } from '../model/verification';
import { isCapability } from './accounts/capability-names';
import { accountOfV1 } from './accounts/find';
import { checkPaidAlone, checkRequested } from './accounts/requested-capabilities';
import { accountV1 } from './accounts/v1-object';
import type { ApiContext, Parameters } from './context';
import { type Route, route } from './route';

export const routes: readonly Route[] = [
  route('GET /v1/accounts/:id/capabilities', ['Accounts', 'AccountListCapabilitiesParams'], listCapabilities),
  route(
    'GET /v1/accounts/:id/capabilities/:capability',
    ['Accounts', 'AccountRetrieveCapabilityParams'],
    retrieveCapability,
  ),
  route(
    'POST /v1/accounts/:id/capabilities/:capability',
    ['Accounts', 'AccountUpdateCapabilityParams'],
    updateCapability,
  ),
];

/** Those requested: that Stripe lists no other is inferred. */
function listCapabilities(
  context: ApiContext,
  _: Parameters,
  accountId: string,
): Stripe.ApiList<Stripe.Capability> {
  const account = accountOfV1(context, accountId);
  return {
    object: 'list',
    url: `/v1/accounts/${account.id}/capabilities`,
    has_more: false,
    data: account.capabilities.map((name) => capability(account, name, context.now)),
  };
}

function retrieveCapability(
  context: ApiContext,
  _: Parameters,
  accountId: string,
  name: string,
): Stripe.Capability {
  const account = accountOfV1(context, accountId);
  requireKnown(name);
  return capability(account, name, context.now);
}

const UpdateParameters = z.object({ requested: z.boolean().optional() });

function updateCapability(
  context: ApiContext,
  parameters: Parameters,
  accountId: string,
  name: string,
): Stripe.Capability {
  const account = accountOfV1(context, accountId);
  requireKnown(name);
  const { requested } = UpdateParameters.parse(parameters);
  if (requested === undefined) return capability(account, name, context.now);
  const others = account.capabilities.filter((one) => one !== name);
  const wanted = requested ? [...others, name] : others;
  checkRequested(context, wanted, 'v1');
  if (requested) checkPaidAlone(account, wanted, 'v1');
  if (requested) requestCapability(account, name, context.now);
  else removeCapability(account, name);
  return capability(account, name, context.now);
}

/** Throws a 404, whose words are inferred, where an account could not be created with a capability of that name. */
function requireKnown(name: string): void {
  if (isCapability(name)) return;
  throw noSuch('capability', name, 'capability');
}

/** What is due for one capability is what is due for the account; `now` in Unix seconds. */
export function capability(account: AccountRecord, name: string, now: number): Stripe.Capability {
  const requested = account.capabilities.includes(name);
  const status = new Map(Object.entries(accountV1(account, now).capabilities ?? {})).get(name);
  return {
    id: name,
    object: 'capability',
    account: account.id,
    future_requirements: requirementsOf(nothingDue),
    requested,
    requested_at: requestedAt(account, name),
    requirements: requirementsOf(requested ? stateOf(account, now).requirements : nothingDue),
    status: status ?? 'unrequested',
  };
}

function requirementsOf({
  errors,
  disabled_reason,
  ...due
}: Stripe.Account.Requirements): Stripe.Capability.Requirements {
  return {
    alternatives: due.alternatives,
    current_deadline: due.current_deadline,
    currently_due: due.currently_due ?? [],
    disabled_reason: disabled_reason && disabledReason(disabled_reason),
    errors: errors ?? [],
    eventually_due: due.eventually_due ?? [],
    past_due: due.past_due ?? [],
    pending_verification: due.pending_verification ?? [],
  };
}

/** A capability has fewer reasons than its account; which of them stands for which is inferred. */
function disabledReason(
  reason: Stripe.Account.Requirements.DisabledReason,
): Stripe.Capability.Requirements.DisabledReason {
  if (reason.startsWith('rejected.')) return 'rejected.other';
  switch (reason) {
    case 'requirements.past_due':
    case 'action_required.requested_capabilities':
      return 'requirements.fields_needed';
    case 'requirements.pending_verification':
    case 'under_review':
    case 'listed':
      return 'pending.review';
    case 'platform_paused':
      return 'platform_paused';
    default:
      return 'other';
  }
}
