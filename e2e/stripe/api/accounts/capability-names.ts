import { checkParameters } from '../../parameters/check';
import { parametersOf } from '../../parameters/parameters-of';

/** Whether an account can be created with a capability that v1 calls so. */
export function isCapability(name: string): boolean {
  const asked = { capabilities: { [name]: { requested: 'true' } } };
  return !('problem' in checkParameters(parametersOf('Accounts', 'AccountCreateParams'), asked, 'form'));
}
