import { ApiError, invalidRequest } from '../../errors';
import type { AccountsApi, Controller } from '../../model/account';
import { refusedResponsibilities } from '../../model/controller';
import { isFrom } from '../version';

/** Throws Stripe's 400 for what does not go together, by the rules of that version of the API. */
export function checkResponsibilities(api: AccountsApi, version: string, controller: Controller): void {
  if (expressWithStripeLiable(controller) && mayBeExpress(version)) return;
  const refused = refusedResponsibilities(controller);
  if (refused !== undefined) throw api === 'v1' ? invalidRequest(refused) : unsupported(controller);
}

/** v2's code and what it names are as developers saw them; the words are inferred. */
function unsupported({ dashboard, feesPayer, losses, requirementCollection }: Controller): ApiError {
  return new ApiError(400, {
    type: 'invalid_request_error',
    code: 'account_controller_unsupported_configuration',
    message: 'The combination of dashboard and responsibilities is not supported.',
    invalid_permutation: {
      dashboard,
      fees_collector: feesPayer === 'account' ? 'stripe' : 'application',
      losses_collector: losses,
      requirements_collector: requirementCollection,
    },
  });
}

function expressWithStripeLiable({ dashboard, losses, requirementCollection }: Controller): boolean {
  return dashboard === 'express' && losses === 'stripe' && requirementCollection === 'stripe';
}

function mayBeExpress(version: string): boolean {
  return isFrom(version, version.endsWith('.preview') ? '2026-06-24' : '2026-11-18');
}
