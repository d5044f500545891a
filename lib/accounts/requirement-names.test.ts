import { expect, test } from 'vitest';
import { requirementNameV2 } from '../../e2e/stripe/api/accounts/v2-requirement-names';
import { neededEventually, neededNames } from '../../e2e/stripe/model/requirements-by-country';
import { requirementSentence } from './requirements';

/** The leaves below some roots, written as “a.b c” for a.b and a.c. */
const under = (roots: string, leaves: string) =>
  roots.split(' ').flatMap((root) =>
    leaves
      .trim()
      .split(/\s+/)
      .map((leaf) => `${root}.${leaf}`),
  );

const addressLeaves = 'city country line1 line2 postal_code state town';
const signed = 'date ip user_agent';
const people =
  'individual representative owners directors executives authorizer legal_guardian person_1AbC2d';

// What AccountUpdateParams, AccountCreatePersonParams and v2’s Account and Person parameters take that Stripe can require.
const v1Names = [
  ...under(
    people,
    `first_name first_name_kana first_name_kanji last_name last_name_kana last_name_kanji maiden_name
    full_name_aliases dob.day dob.month dob.year gender nationality email phone ssn_last_4 id_number
    id_number_secondary political_exposure relationship.title relationship.percent_ownership relationship.owner
    relationship.director relationship.executive relationship.representative relationship.authorizer
    relationship.legal_guardian verification.document verification.document.front verification.document.back
    verification.additional_document verification.additional_document.front
    verification.additional_document.back verification.proof_of_liveness documents.company_authorization.files
    documents.passport.files documents.visa.files us_cfpb_data.ethnicity_details.ethnicity
    us_cfpb_data.ethnicity_details.ethnicity_other us_cfpb_data.race_details.race
    us_cfpb_data.race_details.race_other us_cfpb_data.self_identified_gender`,
  ),
  ...people
    .split(' ')
    .flatMap((who) => [
      ...under(
        `${who}.address ${who}.address_kana ${who}.address_kanji ${who}.registered_address`,
        addressLeaves,
      ),
      ...under(`${who}.additional_tos_acceptances.account`, signed),
    ]),
  ...under(
    'company',
    `name name_kana name_kanji phone tax_id tax_id_registrar vat_id registration_number registration_date.day
    registration_date.month registration_date.year structure owners_provided directors_provided
    executives_provided ownership_exemption_reason export_license_id export_purpose_code verification.document
    verification.document.front verification.document.back`,
  ),
  ...under(
    `company.address company.address_kana company.address_kanji company.administrative_address
    company.physical_address company.principal_place_of_business`.replace(/\s+/g, ' '),
    addressLeaves,
  ),
  ...under(
    'company.ownership_declaration company.directorship_declaration company.representative_declaration',
    signed,
  ),
  ...under(
    'business_profile',
    `annual_revenue.amount annual_revenue.currency annual_revenue.fiscal_year_end estimated_worker_count mcc
    minority_owned_business_designation monthly_estimated_revenue.amount monthly_estimated_revenue.currency name
    product_description specified_commercial_transactions_act_url support_address.line1 support_email
    support_phone support_url url`,
  ),
  ...under(
    'documents',
    `bank_account_ownership_verification.files company_license.files company_memorandum_of_association.files
    company_ministerial_decree.files company_registration_verification.files company_tax_id_verification.files
    proof_of_address.files proof_of_business_presence.files proof_of_registration.files
    proof_of_registration.signer.person proof_of_ultimate_beneficial_ownership.files
    proof_of_ultimate_beneficial_ownership.signer.person`,
  ),
  ...under('tos_acceptance settings.card_issuing.tos_acceptance settings.treasury.tos_acceptance', signed),
  ...`tos_acceptance.service_agreement business_type country email default_currency external_account bank_account
    external_account.routing_number external_account.account_number ba_1AbC2d.account_holder_name
    bank_account.documents.bank_account_ownership_verification.files settings.payments.statement_descriptor
    settings.payments.statement_descriptor_kana settings.payments.statement_descriptor_kanji
    settings.card_payments.statement_descriptor_prefix settings.payouts.statement_descriptor
    settings.payouts.schedule.interval settings.paypay_payments.goods_type settings.branding.icon
    relationship.representative relationship.owner`.split(/\s+/),
];

const inquiries = under(
  'interv_1AbC2d',
  `business_model_verification restricted_or_prohibited_industry_diligence intellectual_property_usage
  supportability_rejection_appeal other_supportability_inquiry credit_review reserve_appeal identity_verification
  url_inquiry address_verification bank_account_verification customer_service_contact domain_verification
  fulfillment_policy other_compliance_inquiry other_business_inquiry platform_concern product_description
  rejection_appeal statement_descriptor sanctions_review pep_review legal_hold`,
).flatMap((name) => [`${name}.form`, `${name}.support`]);

const v2Names = [
  ...under(
    'identity.individual identity.representative person_1AbC2d owners',
    `given_name surname additional_names.full_name date_of_birth.day date_of_birth.month date_of_birth.year
    legal_gender nationalities email phone political_exposure id_numbers.us_ssn_last_4 id_numbers.us_ssn
    id_numbers.us_itin id_numbers.fr_nir id_numbers.value address.line1 address.postal_code
    additional_addresses.city script_addresses.kana.city script_names.kana.given_name script_names.kanji.surname
    relationship.percent_ownership relationship.title documents.primary_verification
    documents.primary_verification.front_back.front documents.primary_verification.front_back.back
    documents.secondary_verification.front_back.front documents.passport.files documents.visa.files
    documents.company_authorization.files additional_terms_of_service.account.date`,
  ),
  ...under(
    'identity.business_details',
    `registered_name address.city additional_addresses.city annual_revenue.amount estimated_worker_count
    monthly_estimated_revenue.amount phone structure registration_date.day id_numbers.us_ein id_numbers.value
    script_addresses.kana.city script_names.kanji.registered_name documents.primary_verification.front_back.back
    documents.bank_account_ownership_verification.files documents.company_license.files
    documents.company_memorandum_of_association.files documents.company_ministerial_decree.files
    documents.company_registration_verification.files documents.company_tax_id_verification.files
    documents.proof_of_address.files documents.proof_of_registration.signer.person
    documents.proof_of_ultimate_beneficial_ownership.files`,
  ),
  ...under(
    'identity.attestations',
    `terms_of_service.account terms_of_service.account.date terms_of_service.money_manager.ip
    terms_of_service.crypto_money_manager.ip ownership_declaration.date directorship_declaration.date
    representative_declaration.date persons_provided.owners persons_provided.directors
    persons_provided.executives persons_provided.ownership_exemption_reason`,
  ),
  ...`identity.entity_type identity.country contact_email contact_phone display_name defaults.currency
    defaults.profile.business_url defaults.profile.doing_business_as defaults.profile.product_description
    configuration.merchant.mcc configuration.merchant.statement_descriptor.descriptor
    configuration.merchant.statement_descriptor.prefix configuration.merchant.support.email
    configuration.merchant.script_statement_descriptor.kana.descriptor configuration.merchant.support.phone
    configuration.merchant.support.url configuration.merchant.support.address.line1
    configuration.merchant.branding.logo configuration.merchant.bacs_debit_payments.display_name
    configuration.merchant.konbini_payments.support.phone configuration.recipient.default_outbound_destination`
    .trim()
    .split(/\s+/),
];

const COUNTRIES = ['US', 'CA', 'GB', 'FR', 'DE', 'AU', 'JP'];
const TYPES = [null, 'individual', 'company', 'non_profit', 'government_entity'] as const;
const asked = COUNTRIES.flatMap((country) =>
  TYPES.flatMap((businessType) => {
    const account = { country, businessType, capabilities: [] };
    return [...neededNames(account), ...neededEventually(account)];
  }),
);

test('all that the local Stripe asks for, by the names of both APIs, has words of its own', () => {
  const names = [...new Set(asked.flatMap((name) => [name, requirementNameV2(name)]))];
  expect(names.length).toBeGreaterThan(100);
  expect(names.filter((name) => /more information/i.test(requirementSentence(name)))).toEqual([]);
});

test('every known name has words of its own', () => {
  const names = [...v1Names, ...v2Names, ...inquiries];
  expect(names.length).toBeGreaterThan(900);
  expect(names.filter((name) => /more information/i.test(requirementSentence(name)))).toEqual([]);
  expect(names.map(requirementSentence).filter((sentence) => !/^[A-Z][^_.{}]+$/.test(sentence))).toEqual([]);
});
