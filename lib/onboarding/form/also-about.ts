/** Stripe’s codes by what may be wrong beside the requirement that they stand against. */
const NAMES = ['first_name', 'last_name', 'given_name', 'surname'];
const BORN = ['dob', 'date_of_birth'];
const NUMBERS = ['id_number', 'ssn_last_4', 'id_numbers'];
const COMPANY = [
  'company.name',
  'company.tax_id',
  'business_details.registered_name',
  'business_details.id_numbers',
];
const COMPANY_ADDRESS = ['company.address', 'business_details.address'];

const about: readonly (readonly [code: RegExp, ends: readonly string[]])[] = [
  [/_name_(mismatch|match)$|_name_missing$/, [...NAMES, 'company.name', 'business_details.registered_name']],
  [/_dob_mismatch$/, BORN],
  [/_id_number_(mismatch|match|missing)$/, [...NUMBERS, ...NAMES]],
  [/_address_(mismatch|match|missing)$|_residential_address$/, ['address']],
  [/_nationality_mismatch$/, ['nationality', 'nationalities']],
  [/_keyed_identity$/, [...NAMES, ...BORN, ...NUMBERS, 'address']],
  [/_keyed_match$|_document_match$/, [...COMPANY, ...COMPANY_ADDRESS]],
  [/_failed_other$/, [...NAMES, ...BORN, ...NUMBERS, ...COMPANY]],
  [/tax_id/, COMPANY],
];

/** Of whom a requirement is: the part of its name before what it asks. */
function subjectOf(base: string): string {
  return /^(identity\.)?[^.]+/.exec(base)?.[0] ?? base;
}

/** The names, among those that Stripe has something of, of what an error may be about as well, of the same person or business. */
export function alsoAbout(code: string, base: string, known: readonly string[]): string[] {
  const ends = about.filter(([pattern]) => pattern.test(code)).flatMap(([, names]) => names);
  const subject = subjectOf(base);
  return known.filter((name) => {
    if (subjectOf(name) !== subject) return false;
    const path = `.${name}.`;
    return ends.some((end) => path.includes(`.${end}.`));
  });
}
