import { isOn } from '../../model/given';
import { pairs } from './v2-given';

/** What v2 does not call as its parameters; as seen in answers of Stripe's sandbox. */
const renamed: readonly (readonly [v1: string, v2: string])[] = [
  ['business_type', 'identity.entity_type'],
  ['individual.ssn_last_4', 'identity.individual.id_numbers.us_ssn_last_4'],
  ['individual.id_number', 'identity.individual.id_numbers'],
  ['individual.verification.document', 'identity.individual.documents.primary_verification'],
  ['individual.verification.additional_document', 'identity.individual.documents.secondary_verification'],
  ['company.tax_id', 'identity.business_details.id_numbers'],
  ['company.verification.document', 'identity.business_details.documents.primary_verification'],
];

/** Where v2's parameters have no name: of what is below these. */
const otherwise: typeof renamed = [
  ['company', 'identity.business_details'],
  ['tos_acceptance', 'identity.attestations.terms_of_service.account'],
];

const inV2: typeof renamed = [...renamed, ...pairs.map(([v2, v1]) => [v1, v2] as const), ...otherwise];

/** v2 keeps v1's names for some: `external_account`, and how those of a person or of a company's people begin. */
export function requirementNameV2(name: string): string {
  const [, person, field] =
    /^(representative|owners|directors|executives|person_\w+)\.(.+)$/.exec(name) ?? [];
  if (person && field) return translated(`individual.${field}`).replace(/^(identity\.)?individual/, person);
  return translated(name);
}

function translated(name: string): string {
  const found = inV2.find(([v1]) => isOn(v1, name));
  return found ? found[1] + name.slice(found[0].length) : name;
}
