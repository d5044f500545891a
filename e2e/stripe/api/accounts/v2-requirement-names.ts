/** v2's names of what v1 calls otherwise, the longest prefixes first; as seen in answers of Stripe's sandbox. */
const renamed: readonly (readonly [v1: string, v2: string])[] = [
  ['business_profile.mcc', 'configuration.merchant.mcc'],
  ['business_profile.product_description', 'defaults.profile.product_description'],
  ['business_profile.url', 'defaults.profile.business_url'],
  ['business_profile.name', 'defaults.profile.doing_business_as'],
  ['business_profile.support_', 'configuration.merchant.support.'],
  ['settings.payments.statement_descriptor', 'configuration.merchant.statement_descriptor.descriptor'],
  ['business_type', 'identity.entity_type'],
  ['company.name', 'identity.business_details.registered_name'],
  ['company.tax_id', 'identity.business_details.id_numbers'],
  ['company.verification.document', 'identity.business_details.documents.primary_verification'],
  ['company.', 'identity.business_details.'],
  ['tos_acceptance.', 'identity.attestations.terms_of_service.account.'],
];

/** v2's names of what v1 asks of a person. */
const ofPerson: readonly (readonly [v1: string, v2: string])[] = [
  ['first_name', 'given_name'],
  ['last_name', 'surname'],
  ['dob.', 'date_of_birth.'],
  ['ssn_last_4', 'id_numbers.us_ssn_last_4'],
  ['id_number', 'id_numbers'],
  ['verification.additional_document', 'documents.secondary_verification'],
  ['verification.document', 'documents.primary_verification'],
];

function withPrefix(name: string, prefixes: typeof renamed): string {
  const found = prefixes.find(([v1]) => name.startsWith(v1));
  return found ? found[1] + name.slice(found[0].length) : name;
}

/** v2 keeps v1's names for some: `external_account` and those of a representative. */
export function requirementNameV2(name: string): string {
  const [, person, field] = /^(individual|representative|person_\w+)\.(.+)$/.exec(name) ?? [];
  if (!person || !field) return withPrefix(name, renamed);
  const renamedField = withPrefix(field, ofPerson);
  return person === 'individual' ? `identity.individual.${renamedField}` : `${person}.${renamedField}`;
}
