import type { RowOfAccount, RowOfPerson } from '../words/requirements';

/** What a person does for an account, by v1's names of it in the plural and v2's, which are the same. */
export const roles = ['representative', 'owners', 'directors', 'executives'] as const;
export type Role = (typeof roles)[number];

/** How Stripe calls what is known of a role: `company.owners_provided`, `relationship.owner`. */
export const relationshipOf = {
  representative: 'representative',
  owners: 'owner',
  directors: 'director',
  executives: 'executive',
} as const satisfies Record<Role, string>;

/** Lists to choose from, whose values are Stripe's; lib/onboarding/form has what a country offers of them. */
export type ChoiceList =
  | 'business_type'
  | 'structure'
  | 'mcc'
  | 'political_exposure'
  | 'country'
  | 'gender'
  | 'ownership_exemption';

/**
 * What a pilot fills in, of a requirement that is no plain text. What it is sent as follows from Stripe's own name of it,
 * which is the path of a parameter; the types that v2 words otherwise are in lib/accounts/parameters.ts.
 */
export type Field =
  | Readonly<{ type: 'text'; autocomplete?: string; most?: number }>
  | Readonly<{ type: 'email' | 'phone' | 'url' | 'long_text' | 'descriptor' }>
  | Readonly<{ type: 'percent' | 'number' }>
  | Readonly<{ type: 'choice'; list: ChoiceList }>
  /** Numbers of which no page ever shows more than that they are there. */
  | Readonly<{ type: 'ssn_last_4' | 'personal_number' | 'company_number' }>
  | Readonly<{ type: 'date'; of: 'birth' | 'registration' }>
  | Readonly<{ type: 'address'; of: 'home' | 'business' }>
  | Readonly<{ type: 'document'; sides: 'front_back' | 'files'; of: 'person' | 'business' }>
  | Readonly<{ type: 'bank_account' }>
  /** Nothing but yes: that a list is whole. */
  | Readonly<{ type: 'confirmation' }>
  /** Signed by the press itself: its time, and where it came from. */
  | Readonly<{ type: 'signature' }>
  /** That somebody has a role: who, is asked among the people. */
  | Readonly<{ type: 'role' }>
  /** What only a page of Stripe's can take. */
  | Readonly<{ type: 'at_stripe' }>;

const text = (autocomplete?: string, most?: number): Field => ({
  type: 'text',
  ...(autocomplete && { autocomplete }),
  ...(most && { most }),
});
const choice = (list: ChoiceList): Field => ({ type: 'choice', list });
const papers = (of: 'person' | 'business', sides: 'front_back' | 'files'): Field => ({
  type: 'document',
  sides,
  of,
});
const ofPerson = papers('person', 'front_back');
const ofBusiness = papers('business', 'files');
const business: Field = { type: 'address', of: 'business' };
const home: Field = { type: 'address', of: 'home' };
const atStripe: Field = { type: 'at_stripe' };
const signature: Field = { type: 'signature' };
const role: Field = { type: 'role' };
const confirmation: Field = { type: 'confirmation' };

/** Of every row of words about a person. */
export const fieldsOfPerson: Readonly<Record<RowOfPerson, Field>> = {
  'first_name | given_name': text('given-name'),
  'last_name | surname': text('family-name'),
  maiden_name: text(),
  'full_name_aliases | additional_names': text(),
  'dob | date_of_birth': { type: 'date', of: 'birth' },
  'gender | legal_gender': choice('gender'),
  'nationality | nationalities': choice('country'),
  email: { type: 'email' },
  phone: { type: 'phone' },
  address: home,
  registered_address: home,
  additional_addresses: home,
  'ssn_last_4 | id_numbers.us_ssn_last_4': { type: 'ssn_last_4' },
  'id_numbers.us_ssn': { type: 'personal_number' },
  'id_numbers.us_itin_last_4': { type: 'ssn_last_4' },
  'id_numbers.us_itin': { type: 'personal_number' },
  id_number: { type: 'personal_number' },
  id_numbers: { type: 'personal_number' },
  id_number_secondary: { type: 'personal_number' },
  verification: atStripe,
  'verification.document | documents.primary_verification': ofPerson,
  'verification.document.front | documents.primary_verification.front_back.front': ofPerson,
  'verification.document.back | documents.primary_verification.front_back.back': ofPerson,
  'verification.proof_of_liveness': atStripe,
  'verification.additional_document | documents.secondary_verification': ofPerson,
  'documents.passport': papers('person', 'files'),
  'documents.visa': papers('person', 'files'),
  'documents.company_authorization': papers('person', 'files'),
  'relationship.title': text('organization-title'),
  'relationship.percent_ownership': { type: 'percent' },
  relationship: role,
  political_exposure: choice('political_exposure'),
  'us_cfpb_data.ethnicity_details': atStripe,
  'us_cfpb_data.race_details': atStripe,
  'us_cfpb_data.self_identified_gender': atStripe,
  'additional_tos_acceptances | additional_terms_of_service': atStripe,
};

/** Of every row of words about an account. */
export const fieldsOfAccount: Readonly<Record<RowOfAccount, Field>> = {
  'business_type | entity_type': choice('business_type'),
  country: atStripe,
  display_name: text(),
  'email | contact_email': { type: 'email' },
  contact_phone: { type: 'phone' },
  'company.name | company.registered_name': text('organization'),
  'profile.name | profile.doing_business_as': text('organization'),
  'company.structure': choice('structure'),
  'profile.mcc | configuration.mcc': choice('mcc'),
  'profile.product_description': { type: 'long_text' },
  'profile.url | profile.business_url': { type: 'url' },
  'company.address': business,
  'company.administrative_address': business,
  'company.physical_address': business,
  'company.principal_place_of_business': business,
  'company.additional_addresses': business,
  'company.phone': { type: 'phone' },
  'company.tax_id | company.id_numbers.us_ein': { type: 'company_number' },
  'company.tax_id_registrar': text(),
  'company.id_numbers': { type: 'company_number' },
  'company.vat_id': text(),
  'company.registration_number': text(),
  'company.registration_date': { type: 'date', of: 'registration' },
  'company.export_license_id': text(),
  'company.export_purpose_code': text(),
  'profile.annual_revenue | company.annual_revenue': atStripe,
  'profile.monthly_estimated_revenue | company.monthly_estimated_revenue': atStripe,
  'profile.estimated_worker_count | company.estimated_worker_count': { type: 'number' },
  'profile.minority_owned_business_designation': atStripe,
  'profile.support_phone | configuration.support.phone': { type: 'phone' },
  'profile.support_email | configuration.support.email': { type: 'email' },
  'profile.support_url | configuration.support.url': { type: 'url' },
  'profile.support_address | configuration.support.address': business,
  'profile.specified_commercial_transactions_act_url': { type: 'url' },
  'settings.payments.statement_descriptor | configuration.statement_descriptor.descriptor | configuration.statement_descriptor':
    { type: 'descriptor' },
  'settings.card_payments.statement_descriptor_prefix | configuration.statement_descriptor.prefix': text(
    undefined,
    10,
  ),
  'settings.bacs_debit_payments | configuration.bacs_debit_payments': text(),
  'settings.paypay_payments': atStripe,
  'configuration.konbini_payments': atStripe,
  'settings.branding | configuration.branding': atStripe,
  'relationship.representative': role,
  'relationship.authorizer': atStripe,
  'relationship.owner': role,
  'relationship.director': role,
  'relationship.executive': role,
  'relationship.legal_guardian': atStripe,
  'company.owners_provided | persons_provided.owners': confirmation,
  'company.directors_provided | persons_provided.directors': confirmation,
  'company.executives_provided | persons_provided.executives': confirmation,
  'company.ownership_exemption_reason | persons_provided.ownership_exemption_reason':
    choice('ownership_exemption'),
  'company.ownership_declaration | ownership_declaration': signature,
  'company.directorship_declaration | directorship_declaration': signature,
  'company.representative_declaration | representative_declaration': signature,
  'company.verification': atStripe,
  'company.verification.document | documents.primary_verification': papers('business', 'front_back'),
  'documents.proof_of_registration': ofBusiness,
  'documents.proof_of_registration.signer': atStripe,
  'documents.company_registration_verification': ofBusiness,
  'documents.company_tax_id_verification': ofBusiness,
  'documents.company_license': ofBusiness,
  'documents.company_memorandum_of_association': ofBusiness,
  'documents.company_ministerial_decree': ofBusiness,
  'documents.proof_of_ultimate_beneficial_ownership': ofBusiness,
  'documents.proof_of_ultimate_beneficial_ownership.signer': atStripe,
  'documents.proof_of_address': ofBusiness,
  'documents.proof_of_business_presence': ofBusiness,
  'external_account | bank_account | configuration.default_outbound_destination': { type: 'bank_account' },
  'documents.bank_account_ownership_verification': ofBusiness,
  'settings.payouts.statement_descriptor': text(undefined, 22),
  'settings.payouts': atStripe,
  bank_account_verification: atStripe,
  'default_currency | defaults.currency': text(undefined, 3),
  identity_verification: atStripe,
  'business_model_verification | credit_review': atStripe,
  restricted_or_prohibited_industry_diligence: atStripe,
  product_description: atStripe,
  url_inquiry: atStripe,
  domain_verification: atStripe,
  statement_descriptor: atStripe,
  customer_service_contact: atStripe,
  fulfillment_policy: atStripe,
  intellectual_property_usage: atStripe,
  address_verification: atStripe,
  sanctions_review: atStripe,
  pep_review: atStripe,
  reserve_appeal: atStripe,
  'rejection_appeal | supportability_rejection_appeal': atStripe,
  legal_hold: atStripe,
  platform_concern: atStripe,
  'other_supportability_inquiry | other_compliance_inquiry | other_business_inquiry': atStripe,
  'settings.card_issuing.tos_acceptance': atStripe,
  'settings.treasury.tos_acceptance | terms_of_service.money_manager': atStripe,
  'terms_of_service.crypto_money_manager': atStripe,
  'tos_acceptance | terms_of_service': signature,
};
