import { z } from 'zod';
import type { Choices } from '../platform/choices';
import { type Account, disconnectedAccount, type Requirements } from './account';
import { Moment, Word } from './answers';

const Capability = z
  .object({
    status: Word,
    status_details: z.array(z.object({ code: Word })).nullish(),
  })
  .nullish();

const Balance = z.object({ payouts: Capability, stripe_transfers: Capability }).nullish();
const Merchant = z.object({
  capabilities: z.object({ card_payments: Capability, stripe_balance: Balance }),
});
const Recipient = z.object({ capabilities: z.object({ stripe_balance: Balance }) });

/** What v2 says that an account still needs. */
export const DueRequirements = z.object({
  entries: z
    .array(
      z.object({
        description: Word,
        awaiting_action_from: Word,
        errors: z.array(z.object({ code: Word })).nullish(),
        minimum_deadline: z.object({ status: Word }),
        requested_reasons: z.array(z.object({ code: Word })).nullish(),
      }),
    )
    .nullish(),
  summary: z.object({ minimum_deadline: z.object({ time: Moment.nullish() }).nullish() }).nullish(),
});

type Capabilities = Readonly<{ payments: z.infer<typeof Capability>; payouts: z.infer<typeof Capability> }>;

/** The capability that the platform's choices ask for, and the one by which the account is paid out. */
const configurations = {
  merchant: z.object({ merchant: Merchant }).transform(
    ({ merchant: { capabilities } }): Capabilities => ({
      payments: capabilities.card_payments,
      payouts: capabilities.stripe_balance?.payouts,
    }),
  ),
  recipient: z.object({ recipient: Recipient }).transform(
    ({ recipient: { capabilities } }): Capabilities => ({
      payments: capabilities.stripe_balance?.stripe_transfers,
      payouts: capabilities.stripe_balance?.payouts,
    }),
  ),
} as const;

/**
 * Reads v2's answer to a question about the account `id`, asked with that configuration and its requirements included,
 * in the words of both APIs. What was asked for and is not there is no answer: null is not "empty".
 */
export function accountAnswer(
  id: string,
  configuration: keyof typeof configurations,
  { onboarding }: Pick<Choices, 'onboarding'>,
) {
  const closed = z
    .object({ id: z.literal(id), closed: z.literal(true) })
    .transform((): Account => disconnectedAccount(id));
  const open = z
    .object({
      id: z.literal(id),
      closed: z.literal(false).nullish(),
      configuration: configurations[configuration],
      requirements: DueRequirements,
    })
    .transform(({ configuration: capabilities, requirements }) => {
      const account = toAccount(id, capabilities, requirements);
      const isWhole = onboarding !== 'api' || !isRoutine(requirements);
      return { ...account, detailsSubmitted: account.detailsSubmitted && isWhole };
    });
  return z.union([closed, open]);
}

/** Whether Stripe still asks for what it asks of every account at first: with our own form, the terms may be accepted before. */
function isRoutine({ entries }: z.infer<typeof DueRequirements>): boolean {
  return (entries ?? []).some(
    ({ awaiting_action_from, minimum_deadline, requested_reasons }) =>
      awaiting_action_from === 'user' &&
      minimum_deadline.status !== 'eventually_due' &&
      (requested_reasons ?? []).some(({ code }) => code === 'routine_onboarding'),
  );
}

/** v1's words for v2's codes: those that the rules know. */
const reasonInV1: Readonly<Record<string, string>> = {
  requirements_past_due: 'requirements.past_due',
  requirements_pending_verification: 'requirements.pending_verification',
  determining_status: 'under_review',
};

/** v2 says why a capability is not active, capability by capability; v1 says it once. */
function disabledReason({ payments, payouts }: Capabilities): string | undefined {
  const codes = [payments, payouts]
    .flatMap((capability) =>
      capability && capability.status !== 'active' ? (capability.status_details ?? []) : [],
    )
    .map(({ code }) => code);
  const rejected = codes.find((code) => code.startsWith('rejected_'));
  if (rejected) return rejected.replace('_', '.');
  return codes.map((code) => reasonInV1[code] ?? 'other')[0];
}

/** `disabledReason` is told of capabilities, and not here. */
export function requirementsOfV2({ entries, summary }: z.infer<typeof DueRequirements>): Requirements {
  const all = entries ?? [];
  const due = (...statuses: string[]) =>
    all
      .filter(
        (entry) => entry.awaiting_action_from === 'user' && statuses.includes(entry.minimum_deadline.status),
      )
      .map(({ description }) => description);
  return {
    pastDue: due('past_due'),
    currentlyDue: due('past_due', 'currently_due'),
    eventuallyDue: due('past_due', 'currently_due', 'eventually_due'),
    pendingVerification: all
      .filter((entry) => entry.awaiting_action_from === 'stripe')
      .map(({ description }) => description),
    errors: all.flatMap(({ description, errors }) =>
      (errors ?? []).map(({ code }) => ({ requirement: description, code })),
    ),
    disabledReason: undefined,
    deadline: summary?.minimum_deadline?.time ?? undefined,
  };
}

function toAccount(id: string, capabilities: Capabilities, told: z.infer<typeof DueRequirements>): Account {
  const requirements = { ...requirementsOfV2(told), disabledReason: disabledReason(capabilities) };
  return {
    id,
    disconnected: false,
    // v2 has no `details_submitted`: the terms are accepted on the form's last page.
    detailsSubmitted: !requirements.currentlyDue.some((name) => name.includes('terms_of_service')),
    chargesEnabled: capabilities.payments?.status === 'active',
    payoutsEnabled: capabilities.payouts?.status === 'active',
    requirements,
  };
}
