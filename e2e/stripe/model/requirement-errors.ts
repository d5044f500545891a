import type Stripe from 'stripe';

export type ErrorCode = Stripe.Account.Requirements.Error.Code;

/** Stripe's words where they are known, else inferred. */
const reasons: Partial<Record<ErrorCode, string>> = {
  invalid_business_profile_name: 'The business name is not valid. Provide the name that customers know.',
  invalid_business_profile_name_denylisted: 'The business name is one that cannot be used.',
  invalid_company_name_denylisted: 'The company name is one that cannot be used.',
  invalid_product_description_length: 'The product description must be at least 10 characters long.',
  invalid_product_description_url_match: 'The product description must be different from the URL.',
  invalid_statement_descriptor_business_mismatch:
    'The statement descriptor must be similar to the business name, the legal entity name, or the URL.',
  invalid_statement_descriptor_denylisted: 'The statement descriptor is one that cannot be used.',
  invalid_statement_descriptor_prefix_denylisted:
    'The statement descriptor prefix is one that cannot be used.',
  invalid_statement_descriptor_prefix_mismatch:
    'The statement descriptor prefix must be similar to the statement descriptor.',
  invalid_tos_acceptance:
    'The existing terms of service signature has been invalidated because the tax ID has changed. The terms have to be accepted again.',
  invalid_url_denylisted: 'The URL is one that cannot be used.',
  invalid_url_web_presence_detected:
    'A URL has to be provided, as the product description says that the business has a website.',
  invalid_url_website_business_information_mismatch:
    'The website does not match the business information that was provided.',
  invalid_url_website_inaccessible: 'The website could not be reached.',
  invalid_url_website_inaccessible_geoblocked: 'The website could not be reached from other countries.',
  invalid_url_website_inaccessible_password_protected: 'The website is protected by a password.',
  invalid_url_website_incomplete: 'The website lacks information about the business.',
  invalid_url_website_incomplete_under_construction: 'The website is under construction.',
  verification_directors_mismatch: 'The directors do not match those in the company registry.',
  verification_document_failed_test_mode: 'A test data helper was supplied to simulate verification failure.',
  verification_extraneous_directors: 'There are directors who are not in the company registry.',
  verification_failed_address_match: 'The address could not be verified.',
  verification_failed_id_number_match: 'The ID number could not be matched to the person.',
  verification_failed_keyed_identity: "The person's keyed-in identity information could not be verified.",
  verification_failed_name_match: 'The name could not be verified.',
  verification_failed_tax_id_match: 'The tax ID could not be matched to the company.',
  verification_failed_tax_id_not_issued: 'The tax ID was not issued.',
  verification_missing_directors: 'There are directors in the company registry who were not provided.',
  verification_missing_owners: 'There are owners in the company registry who were not provided.',
};

export function requirementError(code: ErrorCode, requirement: string): Stripe.Account.Requirements.Error {
  return { code, reason: reasons[code] ?? 'This could not be verified.', requirement };
}
