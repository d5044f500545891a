import { z } from 'zod';
import type { Requirements } from './account';
import { Seconds, Word, Words } from './answers';

/** What v1 says that an account still needs. */
export const RequirementsV1 = z.object({
  past_due: Words,
  currently_due: Words,
  eventually_due: Words,
  pending_verification: Words,
  errors: z.array(z.object({ requirement: Word, code: Word })).nullish(),
  disabled_reason: Word.nullish(),
  current_deadline: Seconds.nullish(),
});

export function requirementsOfV1(due: z.infer<typeof RequirementsV1>): Requirements {
  return {
    pastDue: due.past_due,
    currentlyDue: due.currently_due,
    eventuallyDue: due.eventually_due,
    pendingVerification: due.pending_verification,
    errors: due.errors ?? [],
    disabledReason: due.disabled_reason ?? undefined,
    deadline: due.current_deadline ?? undefined,
  };
}
