/** What was wrong and what to do, by Stripe’s error code: our own words, since Stripe’s are not written for pilots. */
export const requirementErrorSentences: Readonly<Record<string, string>> = {
  external_request: 'More is needed here. Open this item to see what Stripe asks for.',
  information_missing: 'Something is missing here. Check that everything asked for is complete.',
  invalid_value_other: 'This was not accepted as entered. Check it and enter it again.',
  unresolvable_ip_address:
    'Your location could not be found from your internet connection. Check your address and enter it again.',
  unresolvable_postal_code: 'This postal code could not be found. Check it and enter it again.',
  unsupported_business_type: 'This kind of business is not accepted in your country. Choose another kind.',

  invalid_address_city_state_postal_code:
    'The city, state and postal code do not belong together. Check all three.',
  invalid_address_cmra_address:
    'This address seems to belong to a mailbox or virtual address service. Enter a real street address.',
  invalid_address_highway_contract_box:
    'A highway contract box is not accepted as an address. Enter the street address you work from.',
  invalid_address_private_mailbox:
    'A private mailbox is not accepted as an address. Enter the street address you work from.',
  invalid_address_registered_agent_address:
    'This seems to be the address of a registered agent. Enter your own address, or upload a document that proves it.',
  invalid_street_address: 'The street or house number could not be found. Check them and enter them again.',

  invalid_business_profile_name: 'The business name must be made of real words. Enter it again.',
  invalid_business_profile_name_denylisted:
    'This business name is too general, or belongs to a well-known business. Enter the name of your own business.',
  invalid_company_name_denylisted:
    'This company name is too general, or belongs to a well-known company. Enter the name of your own company.',
  invalid_product_description_length:
    'The description of what your business does is too short. Write at least 10 characters.',
  invalid_product_description_url_match:
    'The description of what your business does must not be your website address. Describe it in your own words.',
  invalid_representative_country:
    'The representative must have an address in the same country as the company. Check the address, or choose another person.',
  invalid_signator:
    'The person or body that certified the document could not be confirmed. Upload one certified by someone else.',
  invalid_tos_acceptance: 'The tax ID has changed since you agreed to the terms. Please agree to them again.',

  invalid_dob_age_over_maximum: 'This date of birth is more than 120 years ago. Check the year.',
  invalid_dob_age_under_18: 'This person must be at least 18 years old. Check the date of birth.',
  invalid_dob_age_under_minimum: 'This person must be at least 13 years old. Check the date of birth.',

  invalid_statement_descriptor_business_mismatch:
    'The name on card statements must resemble your business name, legal name or website. Change it.',
  invalid_statement_descriptor_denylisted:
    'The name on card statements is too general, or belongs to someone well known. Use your own business name.',
  invalid_statement_descriptor_length:
    'The name on card statements is too short. It needs at least 5 characters.',
  invalid_statement_descriptor_prefix_denylisted:
    'The short name on card statements is too general, or belongs to someone well known. Use your own.',
  invalid_statement_descriptor_prefix_mismatch:
    'The short name on card statements must resemble your business name, legal name or website. Change it.',

  invalid_tax_id: 'This tax ID is not valid. Check every digit and enter it again.',
  invalid_tax_id_format:
    'This tax ID is not written as expected. Enter it without dashes, spaces or other signs.',

  invalid_url_denylisted:
    'This web address is too general. Enter the address of a page that is about your business.',
  invalid_url_format: 'This web address is not complete. Write it like https://example.com.',
  invalid_url_length: 'This web address does not have an accepted length. Check it and enter it again.',
  invalid_url_web_presence_detected:
    'Your business seems to have a website, app or social media page. Enter its web address.',
  invalid_url_website_business_information_mismatch:
    'Your website says something other than what you told Stripe about your business. Make the two agree.',
  invalid_url_website_empty: 'Your website seems to be empty. Add to it, or enter another web address.',
  invalid_url_website_inaccessible:
    'Your website could not be opened. Check the web address, or enter another one.',
  invalid_url_website_inaccessible_geoblocked:
    'Your website is blocked in some countries. Lift the block until it has been checked.',
  invalid_url_website_inaccessible_password_protected:
    'Your website asks for a password. Make it public, or enter another web address.',
  invalid_url_website_incomplete:
    'Your website is missing something, such as your business name or what you offer. Add it.',
  invalid_url_website_incomplete_cancellation_policy:
    'Your website does not say how to cancel. Add that to it.',
  invalid_url_website_incomplete_customer_service_details:
    'Your website does not say how customers can reach you. Add that to it.',
  invalid_url_website_incomplete_legal_restrictions:
    'Your website does not mention the legal limits on what you sell. Add them to it.',
  invalid_url_website_incomplete_refund_policy: 'Your website does not say how refunds work. Add that to it.',
  invalid_url_website_incomplete_return_policy: 'Your website does not say how returns work. Add that to it.',
  invalid_url_website_incomplete_terms_and_conditions:
    'Your website does not show terms and conditions. Add them to it.',
  invalid_url_website_incomplete_under_construction:
    'Your website still seems to be under construction. Finish it, or enter another web address.',
  invalid_url_website_other:
    'Your business could not be confirmed from this web address. Check it, or enter another one.',

  verification_data_not_found: 'No record was found for these details. Check that they are right.',
  verification_directors_mismatch:
    'The directors do not match public records. Correct the list, and upload a document with the current directors.',
  verification_extraneous_directors:
    'Someone listed as a director does not seem to be one. Correct the list, and upload a document with the current directors.',
  verification_missing_directors: 'A director of the business is missing. Add every director.',
  verification_missing_executives: 'An executive of the business is missing. Add every executive.',
  verification_missing_owners: 'An owner of the business is missing. Add every owner.',
  verification_legal_entity_structure_mismatch:
    'The kind of business or its legal structure seems to be wrong. Check both.',
  verification_rejected_ownership_exemption_reason:
    'The reason for not listing the owners was not accepted. Choose another, or upload proof of who owns the business.',
  verification_requires_additional_memorandum_of_associations:
    'Other companies own a large part of the business. Upload the founding document of each of them.',
  verification_requires_additional_proof_of_registration:
    'Other companies own a large part of the business. Upload proof of registration for each of them.',
  verification_supportability:
    'Stripe needs to know more before it can accept payments for this business. Answer its questions.',
  verification_token_stale: 'These details were sent too long ago to be used. Enter them again.',

  verification_document_address_mismatch:
    'The address on the document is not the one you entered. Correct the address, or upload another document.',
  verification_document_address_missing: 'The document does not show the address. Upload one that does.',
  verification_document_corrupt: 'The file could not be opened. Upload another file.',
  verification_document_country_not_supported:
    'A document from this country is not accepted here. Upload a different one.',
  verification_document_directors_mismatch:
    'The directors on the document are not those you entered. Correct the list, or upload another document.',
  verification_document_dob_mismatch:
    'The date of birth on the document is not the one you entered. Correct the date, or upload another document.',
  verification_document_duplicate_type:
    'The same kind of document was used twice. Upload a second one of a different kind.',
  verification_document_expired:
    'The document is out of date. Upload a valid ID, or a bill or letter from the last six months.',
  verification_document_failed_copy:
    'The document seems to be a copy or a screenshot. Take a photo of the original.',
  verification_document_failed_greyscale: 'The photo is not in color. Take a color photo of the document.',
  verification_document_failed_other:
    'The document could not be confirmed. Take a clear new photo, or upload a different document.',
  verification_document_failed_test_mode:
    'This is a test document that is meant to fail. Use one that passes.',
  verification_document_fraudulent:
    'The document could not be accepted as genuine. Upload the original, or contact Stripe’s support.',
  verification_document_id_number_mismatch:
    'The number on the document is not the one you entered. Correct the number, or upload another document.',
  verification_document_id_number_missing: 'The document does not show the ID number. Upload one that does.',
  verification_document_incomplete:
    'Part of the document is missing. Upload all of its pages, with nothing cut off.',
  verification_document_invalid: 'This kind of document is not accepted as ID. Upload a different one.',
  verification_document_issue_or_expiry_date_missing:
    'The document does not show its dates. Upload one that shows when it was issued and when it expires.',
  verification_document_manipulated:
    'The document seems to have been changed. Upload the original, or contact Stripe’s support.',
  verification_document_missing_back: 'The back of the document is missing. Add a photo of both sides.',
  verification_document_missing_front: 'The front of the document is missing. Add a photo of both sides.',
  verification_document_name_mismatch:
    'The name on the document is not the one you entered. Correct the name, or upload another document.',
  verification_document_name_missing: 'The document does not show the name. Upload one that does.',
  verification_document_nationality_mismatch:
    'The nationality on the document is not the one you entered. Correct it, or upload another document.',
  verification_document_not_readable: 'A clearer photo is needed: the last one could not be read.',
  verification_document_not_signed: 'The document is not signed. Sign it and upload it.',
  verification_document_not_uploaded: 'The file did not arrive. Upload it again, or try another file.',
  verification_document_photo_mismatch:
    'The photo on the ID does not match the selfie. Take a new selfie, or upload another ID.',
  verification_document_too_large: 'The file is too large. Upload one of 10 MB or less.',
  verification_document_type_not_supported:
    'This kind of document is not accepted. Upload one of a different kind.',

  verification_failed_address_match:
    'The address could not be confirmed. Correct it, or upload a document that shows it.',
  verification_failed_authorizer_authority:
    'The person who authorizes the representative could not be confirmed. Choose someone registered to act for the business.',
  verification_failed_business_iec_number:
    'The import and export number could not be confirmed. Check it and the company name.',
  verification_failed_document_match:
    'The document could not be confirmed. Upload one that shows the company’s name, number and address.',
  verification_failed_id_number_match:
    'The ID number could not be confirmed. Correct it, or upload a document that shows it.',
  verification_failed_keyed_identity:
    'The name and other details could not be confirmed. Correct any mistakes, or upload an ID that matches them.',
  verification_failed_keyed_match:
    'The company’s name, number or address could not be confirmed. Correct any mistakes, or upload a document that shows them.',
  verification_failed_name_match:
    'The company’s name could not be confirmed. Correct it, or upload a document that shows it.',
  verification_failed_other:
    'This could not be confirmed, and no reason was given. Check it for mistakes and send it again.',
  verification_failed_representative_authority:
    'It could not be confirmed that the representative may act for the business. Choose someone registered to do so, or add proof.',
  verification_failed_residential_address:
    'It could not be confirmed that this person lives at this address. Enter a home address, not a PO box.',
  verification_failed_tax_id_match:
    'The IRS could not match the tax ID with the name. Correct them, or upload a document that shows both.',
  verification_failed_tax_id_not_issued:
    'The IRS does not know this tax ID. Check every digit; a very new number can take time to be known.',

  verification_selfie_document_missing_photo: 'The ID has no photo of the person. Upload one that has.',
  verification_selfie_face_mismatch:
    'The face on the selfie does not match the ID. Take a new selfie in good light.',
  verification_selfie_manipulated: 'The selfie seems to have been changed. Take a new one, without filters.',
  verification_selfie_unverified_other: 'The selfie could not be confirmed. Take a new one in good light.',
};

/** The same for codes not known yet, by how they begin. */
export const errorFamilySentences: readonly (readonly [start: string, sentence: string])[] = [
  ['invalid_address', 'There is a problem with the address. Check it and enter it again.'],
  ['invalid_dob', 'There is a problem with the date of birth. Check it and enter it again.'],
  ['invalid_statement_descriptor', 'There is a problem with the name on card statements. Please change it.'],
  ['invalid_tax_id', 'There is a problem with the tax ID. Check it and enter it again.'],
  ['invalid_url', 'There is a problem with the web address or the website. Please check both.'],
  ['verification_document', 'There is a problem with the document. Check it, or upload a different one.'],
  ['verification_selfie', 'There is a problem with the selfie. Take a new one in good light.'],
  ['verification', 'This could not be confirmed. Check it for mistakes and send it again.'],
];

export const unknownErrorSentence = 'There is a problem with this item. Check it and send it again.';
