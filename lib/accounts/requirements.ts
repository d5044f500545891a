import { errorFamilySentences, requirementErrorSentences } from './requirement-errors';

export { requirementErrorSentences };

/** One thing the pilot is asked for, and what was wrong with it if it was given before. */
export type RequirementLine = { what: string; problem?: string };

type Line = { words: string; rank: number };

/** Words by the names, v1’s and v2’s, that mean the same; the order of the rows is the order on the page. */
function table(group: number, rows: Readonly<Record<string, string>>): ReadonlyMap<string, Line> {
  const lines = new Map<string, Line>();
  for (const [index, [names, words]] of Object.entries(rows).entries()) {
    for (const name of names.split(' | ')) lines.set(name, { words, rank: group * 1000 + index });
  }
  return lines;
}

/** Whom the first part of a name is about. A colon stands where “…’s” would read badly. */
const people = table(0, {
  individual: 'you',
  // Who opens the account acts for the business: until the representative is a person of their own, it is the pilot.
  representative: 'you',
  'owners | owner': 'an owner',
  'directors | director': 'a director',
  'executives | executive': 'an executive',
  authorizer: 'the person who authorizes the representative:',
  legal_guardian: 'your legal guardian',
  person: 'a person on your account:',
});

/** What is asked about a person; {your} and {you} give way to whom it is about. */
const aboutPerson = table(0, {
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
});

/** What is asked about the account, in the spelling of `spellings` below. The pilot’s own details come after the first table. */
const aboutAccount = new Map([
  ...table(0, {
    'business_type | entity_type': 'Whether you are an individual, a company or another organization',
    country: 'Your country',
    display_name: 'A name for your account',
    'email | contact_email': 'Your email address',
    contact_phone: 'Your phone number',
    'default_currency | defaults.currency': 'The currency of your account',
  }),
  ...table(2, {
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
    'settings.payments.statement_descriptor | configuration.statement_descriptor':
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
  }),
  ...table(50, {
    'external_account | bank_account | configuration.default_outbound_destination':
      'Your bank account for payouts',
    'documents.bank_account_ownership_verification': 'A document that shows the bank account is yours',
    'settings.payouts.statement_descriptor': 'The text on your bank statement when you are paid',
    'settings.payouts': 'When and how you are paid out',
    identity_verification: 'A photo ID and a selfie of the person responsible for the account',
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
    bank_account_verification: 'Confirmation of your bank account’s details',
    sanctions_review: 'Answers for Stripe’s check of sanctions lists',
    pep_review: 'Answers for Stripe’s check of public office holders',
    reserve_appeal: 'Your appeal, if you disagree, against Stripe holding back some of your money',
    'rejection_appeal | supportability_rejection_appeal':
      'Your appeal, if you disagree, against Stripe’s decision about your business',
    legal_hold: 'Something to settle, as Stripe must hold your money for a legal reason',
    platform_concern: 'A question we raised about your account',
    'other_supportability_inquiry | other_compliance_inquiry | other_business_inquiry':
      'More about your business for Stripe’s review',
    'settings.card_issuing.tos_acceptance': 'Your agreement to the terms for cards',
    'settings.treasury.tos_acceptance | terms_of_service.money_manager':
      'Your agreement to the terms for money accounts',
    'terms_of_service.crypto_money_manager': 'Your agreement to the terms for crypto accounts',
    'tos_acceptance | terms_of_service': 'Your agreement to Stripe’s terms',
  }),
]);

/** How a name is brought to the spelling of the tables, in this order. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/[._](kana|kanji)(?=\.|$)/, ''],
  [/\bscript_names\./, ''],
  [/\bscript_addresses\b/, 'address'],
  [/\bscript_statement_descriptor\b/, 'statement_descriptor'],
  [/^identity\./, ''],
  [/^attestations\./, ''],
  [/^(external_account|bank_account|ba_[^.]*|business_details)\.(?=documents\.)/, ''],
  [/^ba_[^.]*/, 'external_account'],
  [/^business_details\./, 'company.'],
  [/^(business_profile|defaults\.profile)\./, 'profile.'],
  [/^configuration\.(merchant|recipient|customer)\./, 'configuration.'],
  [/^person_[^.]*/, 'person'],
  [/^interv_[^.]*\.(.+)\.(form|challenge|notice|support|underwriting_case)$/, '$1'],
  [/^interv_[^.]*\./, ''],
];

/** The words for the longest beginning of a path that a table knows. */
function known(lines: ReadonlyMap<string, Line>, path: readonly string[]): Line | undefined {
  for (let length = path.length; length > 0; length--) {
    const line = lines.get(path.slice(0, length).join('.'));
    if (line) return line;
  }
  return undefined;
}

/** Words for a path that no table knows: what can be read of it, without IDs and punctuation. */
function unknown(path: readonly string[], about: string): string {
  const readable = path.filter((part) => !/^[a-z]+_(?=.*[A-Z]|.*\d{2})/.test(part)).join(' ');
  const words = readable.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  return `more information about ${about}${words && `: ${words.toLowerCase()}`}`;
}

function aboutWhom(template: string, who: string): string {
  const [your, you] = who.endsWith(':')
    ? ['their', 'them']
    : who === 'you'
      ? ['your', who]
      : [`${who}’s`, who];
  const words = template.replaceAll('{your}', your).replaceAll('{you}', you);
  return who.endsWith(':') ? `${who} ${words.replace(/^their /, '')}` : words;
}

/** A name’s words, and their place among the others. */
function read(name: string): Line {
  const path = spellings.reduce((text, [from, to]) => text.replace(from, to), name).split('.');
  const [root = '', ...rest] = path;
  const who = people.get(root);
  const line = who ? known(aboutPerson, rest) : known(aboutAccount, path);
  const script = /[._](kana|kanji)(?=\.|$)/.exec(name)?.[1];
  const inScript = line && script ? `, in ${script}` : '';
  const sentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}${inScript}`;

  if (who) {
    const group = who.words === 'you' ? 1000 : 3000 + who.rank * 1000;
    const words = line ? aboutWhom(line.words, who.words) : unknown(rest, who.words.replace(':', ''));
    return { words: sentence(words), rank: group + (line?.rank ?? 999) };
  }
  if (line) return { words: sentence(line.words), rank: line.rank };
  const business = ['company', 'profile', 'business_profile', 'documents'].includes(root);
  const readable = business || ['settings', 'configuration', 'defaults'].includes(root) ? rest : path;
  const words = unknown(readable, business ? 'your business' : 'your account');
  return { words: sentence(words), rank: 40_000 };
}

/** What one requirement asks of the pilot, e.g. “Your date of birth”; a name not known yet is read out as far as it can be. */
export function requirementSentence(name: string): string {
  return read(name).words;
}

/** What went wrong with what was given and what to do about it; a code not known yet gets the words of its family. */
export function requirementErrorSentence(code: string): string {
  // hasOwn, as a code such as “constructor” must not find what every object has.
  const sentence = Object.hasOwn(requirementErrorSentences, code)
    ? requirementErrorSentences[code]
    : undefined;
  const family = errorFamilySentences.find(([start]) => code.startsWith(start))?.[1];
  return sentence ?? family ?? 'There is a problem with this item. Check it and send it again.';
}

/** Whether an error stands against what a requirement asks for: Stripe may name the whole of it, or another part. */
function isAbout(error: string, name: string): boolean {
  if (error === name || error.startsWith(`${name}.`) || name.startsWith(`${error}.`)) return true;
  return (
    error.split('.')[0] === name.split('.')[0] && requirementSentence(error) === requirementSentence(name)
  );
}

/** The requirements as the pilot reads them: one line per thing, without repeats, each with what was wrong with it. */
export function requirementLines(
  names: readonly string[],
  errors: readonly { requirement: string; code: string }[],
): RequirementLine[] {
  const lines = new Map<string, { rank: number; problems: Set<string> }>();
  for (const name of names) {
    const { words, rank } = read(name);
    const line = lines.get(words) ?? { rank, problems: new Set<string>() };
    for (const error of errors) {
      if (isAbout(error.requirement, name)) line.problems.add(requirementErrorSentence(error.code));
    }
    lines.set(words, line);
  }
  return [...lines]
    .sort(([, a], [, b]) => a.rank - b.rank)
    .map(([what, { problems }]) => ({
      what,
      ...(problems.size > 0 && { problem: [...problems].join(' ') }),
    }));
}
