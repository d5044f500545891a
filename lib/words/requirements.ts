/** What a pilot is asked for, in words by the names, v1’s and v2’s, that mean the same; rows are in the order of the page. */
type Rows = Readonly<Record<string, string>>;

/** Whom the first part of a name is about. A colon stands where “…’s” would read badly. */
export const people = {
  individual: 'you',
  // Who opens the account acts for the business: until the representative is a person of their own, it is the pilot.
  representative: 'you',
  'owners | owner': 'an owner',
  'directors | director': 'a director',
  'executives | executive': 'an executive',
  authorizer: 'the person who authorizes the representative:',
  legal_guardian: 'your legal guardian',
  person: 'a person on your account:',
} as const satisfies Rows;

/** What is asked about a person; {your} and {you} give way to whom it is about. */
export const aboutPerson = {
  'first_name | given_name': '{your} first name',
  'last_name | surname': '{your} last name',
  maiden_name: '{your} maiden name',
  'full_name_aliases | additional_names': 'any other names used by {you}',
  'dob | date_of_birth': '{your} date of birth',
  'gender | legal_gender': '{your} gender',
  'nationality | nationalities': '{your} nationality',
  email: '{your} email address',
  phone: '{your} phone number',
  address: '{your} home address',
  registered_address: '{your} registered address',
  additional_addresses: '{your} other address',
  'ssn_last_4 | id_numbers.us_ssn_last_4': 'the last four digits of {your} Social Security number',
  'id_numbers.us_ssn': '{your} Social Security number',
  'id_numbers.us_itin_last_4': 'the last four digits of {your} taxpayer number (ITIN)',
  'id_numbers.us_itin': '{your} taxpayer number (ITIN)',
  id_number: '{your} Social Security number (outside the US: national ID number)',
  id_numbers: '{your} government ID number',
  id_number_secondary: '{your} second government ID number',
  // Stripe's name of what it checks without a document, shortened.
  verification: '{your} identity',
  'verification.document | documents.primary_verification': 'a photo of {your} ID',
  'verification.document.front | documents.primary_verification.front_back.front':
    'a photo of the front of {your} ID',
  'verification.document.back | documents.primary_verification.front_back.back':
    'a photo of the back of {your} ID',
  'verification.proof_of_liveness': 'a check that it is really {you}, such as a selfie',
  'verification.additional_document | documents.secondary_verification':
    'a document that shows {your} address, such as a utility bill',
  'documents.passport': 'a photo or scan of {your} passport',
  'documents.visa': 'a photo or scan of {your} visa',
  'documents.company_authorization': 'a document that authorizes {you} to act for the business',
  'relationship.title': '{your} job title',
  'relationship.percent_ownership': '{your} share of the business, in percent',
  relationship: '{your} role in the business',
  political_exposure: 'any important public office held by {you} or someone close to {you}',
  'us_cfpb_data.ethnicity_details': '{your} ethnicity',
  'us_cfpb_data.race_details': '{your} race',
  'us_cfpb_data.self_identified_gender': '{your} self-identified gender',
  'additional_tos_acceptances | additional_terms_of_service': '{your} agreement to Stripe’s terms',
} as const satisfies Rows;

/** The parts of a pilot’s list, in its order. */
export const groups = ['you', 'business', 'bank', 'terms'] as const;
export type Group = (typeof groups)[number];

/** What is asked about the account, in the order of the page; what is asked about people, and what no row knows, between. */
export const aboutAccount = [
  [
    'business',
    {
      'business_type | entity_type': 'Whether you are an individual, a company or another organization',
    },
  ],
  [
    'you',
    {
      country: 'Your country',
      display_name: 'A name for your account',
      'email | contact_email': 'Your email address',
      contact_phone: 'Your phone number',
    },
  ],
  'people',
  [
    'business',
    {
      'company.name | company.registered_name': 'The legal name of your business',
      'profile.name | profile.doing_business_as': 'The name your customers know your business by',
      'company.structure': 'The legal structure of your business',
      'profile.mcc | configuration.mcc': 'Your line of work',
      'profile.product_description': 'What your business does',
      'profile.url | profile.business_url': 'Your business website',
      'company.address': 'The address of your business',
      'company.administrative_address': 'The address your business is run from',
      'company.physical_address': 'The address of a place where your business works',
      'company.principal_place_of_business': 'The main place of your business',
      'company.additional_addresses': 'Another address of your business',
      'company.phone': 'The phone number of your business',
      'company.tax_id | company.id_numbers.us_ein': 'The tax ID number of your business',
      'company.tax_id_registrar': 'Where the tax ID of your business is registered',
      'company.id_numbers': 'The tax or registration number of your business',
      'company.vat_id': 'The VAT number of your business',
      'company.registration_number': 'The registration number of your business',
      'company.registration_date': 'The date your business was registered',
      'company.export_license_id': 'The export license number of your business',
      'company.export_purpose_code': 'The export purpose code of your business',
      'profile.annual_revenue | company.annual_revenue': 'How much your business earns in a year',
      'profile.monthly_estimated_revenue | company.monthly_estimated_revenue':
        'How much your business earns in a month, roughly',
      'profile.estimated_worker_count | company.estimated_worker_count':
        'How many people work for your business',
      'profile.minority_owned_business_designation':
        'Whether your business is minority, women or LGBTQI+ owned',
      'profile.support_phone | configuration.support.phone': 'A phone number for your customers',
      'profile.support_email | configuration.support.email': 'An email address for your customers',
      'profile.support_url | configuration.support.url': 'A web page where your customers can get help',
      'profile.support_address | configuration.support.address': 'A postal address for your customers',
      'profile.specified_commercial_transactions_act_url':
        'A web page with your terms under Japan’s Specified Commercial Transactions Act',
      'settings.payments.statement_descriptor | configuration.statement_descriptor.descriptor | configuration.statement_descriptor':
        'The name your customers see on their card statements',
      'settings.card_payments.statement_descriptor_prefix | configuration.statement_descriptor.prefix':
        'The short name your customers see on card statements',
      'settings.bacs_debit_payments | configuration.bacs_debit_payments':
        'The name your customers see when paying by Bacs Direct Debit',
      'settings.paypay_payments': 'Details for taking PayPay payments',
      'configuration.konbini_payments': 'Details for taking payments at convenience stores',
      'settings.branding | configuration.branding': 'Your logo and colors',
      'relationship.representative': 'The person who represents your business',
      'relationship.authorizer': 'The person who authorizes the representative',
      'relationship.owner': 'The owners of your business',
      'relationship.director': 'The directors of your business',
      'relationship.executive': 'The executives of your business',
      'relationship.legal_guardian': 'Your legal guardian',
      'company.owners_provided | persons_provided.owners':
        'Confirmation that every owner of your business is listed',
      'company.directors_provided | persons_provided.directors':
        'Confirmation that every director of your business is listed',
      'company.executives_provided | persons_provided.executives':
        'Confirmation that every executive of your business is listed',
      'company.ownership_exemption_reason | persons_provided.ownership_exemption_reason':
        'The reason, if there is one, for not listing the owners',
      'company.ownership_declaration | ownership_declaration':
        'Confirmation that your list of owners is correct',
      'company.directorship_declaration | directorship_declaration':
        'Confirmation that your list of directors is correct',
      'company.representative_declaration | representative_declaration':
        'Confirmation that the representative may act for your business',
      'company.verification': 'The public records of your business',
      'company.verification.document | documents.primary_verification':
        'A document that confirms the details of your business',
      'documents.proof_of_registration': 'Proof that your business is registered',
      'documents.proof_of_registration.signer': 'Who signed the proof that your business is registered',
      'documents.company_registration_verification': 'A document that shows your business’s registration',
      'documents.company_tax_id_verification': 'A document that shows your business’s tax ID number',
      'documents.company_license': 'Your business license',
      'documents.company_memorandum_of_association': 'The founding document of your business',
      'documents.company_ministerial_decree': 'The government decree that founded your business',
      'documents.proof_of_ultimate_beneficial_ownership': 'Proof of who owns your business',
      'documents.proof_of_ultimate_beneficial_ownership.signer':
        'Who signed the proof of who owns your business',
      'documents.proof_of_address': 'A document that shows your business’s address',
      'documents.proof_of_business_presence': 'Proof of where your business works',
    },
  ],
  'others',
  [
    'bank',
    {
      'external_account | bank_account | configuration.default_outbound_destination':
        'Your bank account for payouts',
      'documents.bank_account_ownership_verification': 'A document that shows the bank account is yours',
      'settings.payouts.statement_descriptor': 'The text on your bank statement when you are paid',
      'settings.payouts': 'When and how you are paid out',
      bank_account_verification: 'Confirmation of your bank account’s details',
      'default_currency | defaults.currency': 'The currency of your account',
    },
  ],
  [
    'you',
    {
      identity_verification: 'A photo ID and a selfie of the person responsible for the account',
    },
  ],
  [
    'business',
    {
      'business_model_verification | credit_review': 'More about what your business does',
      restricted_or_prohibited_industry_diligence: 'More about what your business sells, or its license',
      product_description: 'An exact description of what your business does',
      url_inquiry: 'A website that matches what your business does',
      domain_verification: 'Proof that your website belongs to you',
      statement_descriptor: 'A name for card statements that fits your business',
      customer_service_contact: 'How your customers can reach you',
      fulfillment_policy: 'How and when your customers get what they pay for',
      intellectual_property_usage: 'Proof that you may sell what you sell',
      address_verification: 'A document that confirms the address of your business',
      sanctions_review: 'Answers for Stripe’s check of sanctions lists',
      pep_review: 'Answers for Stripe’s check of public office holders',
      reserve_appeal: 'Your appeal, if you disagree, against Stripe holding back some of your money',
      'rejection_appeal | supportability_rejection_appeal':
        'Your appeal, if you disagree, against Stripe’s decision about your business',
      legal_hold: 'Something to settle, as Stripe must hold your money for a legal reason',
      platform_concern: 'A question we raised about your account',
      'other_supportability_inquiry | other_compliance_inquiry | other_business_inquiry':
        'More about your business for Stripe’s review',
    },
  ],
  [
    'terms',
    {
      'settings.card_issuing.tos_acceptance': 'Your agreement to the terms for cards',
      'settings.treasury.tos_acceptance | terms_of_service.money_manager':
        'Your agreement to the terms for money accounts',
      'terms_of_service.crypto_money_manager': 'Your agreement to the terms for crypto accounts',
      'tos_acceptance | terms_of_service': 'Your agreement to Stripe’s terms',
    },
  ],
] as const satisfies readonly (readonly [group: Group, rows: Rows] | 'people' | 'others')[];

type OfEach<Part> = Part extends readonly [Group, infer Of] ? keyof Of : never;

/** The rows, by all of their names. */
export type RowOfPerson = keyof typeof aboutPerson;
export type RowOfAccount = OfEach<(typeof aboutAccount)[number]>;

/** Puts whom it is about into the words of `aboutPerson`. */
export function aboutWhom(template: string, who: string): string {
  const [your, you] = who.endsWith(':')
    ? ['their', 'them']
    : who === 'you'
      ? ['your', who]
      : [`${who}’s`, who];
  const words = template.replaceAll('{your}', your).replaceAll('{you}', you);
  return who.endsWith(':') ? `${who} ${words.replace(/^their /, '')}` : words;
}

/** For what no row knows: `readable` is what can be read of its name. */
export const moreAbout = (about: string, readable: string) =>
  `more information about ${about}${readable && `: ${readable}`}`;

export const yourBusiness = 'your business';
export const yourAccount = 'your account';
export const inScript = (script: string) => `, in ${script}`;
