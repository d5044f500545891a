/** What the pages of onboarding by API say; the names of what Stripe asks are in requirements.ts. */

/** Why something can’t be sent as it was typed. What Stripe refuses is `refused`. */
export const fieldProblems = {
  missing: 'Fill this in.',
  again: 'Enter this again: it is never kept here.',
  choose: 'Choose one of these.',
  confirm: 'Tick this to go on.',
  characters: 'This has characters that can’t be used here.',
  too_long: 'This is too long.',
  email: 'Enter an email address in the right form, like name@example.com.',
  phone: 'Enter a whole phone number, with its area code.',
  url: 'Enter a web address, like www.example.com.',
  date: 'Enter a real date, like 27 3 1985.',
  date_future: 'This date is in the future. Check the year.',
  ssn_last_4: 'Enter the last four digits: four numbers.',
  personal_number: 'This number is too short, too long, or has a mistake in it. Check each digit.',
  company_number: 'This number is too short, too long, or has a mistake in it. Check each digit.',
  postal_code: 'This is not a postal code of this country. Check it.',
  routing_number: 'A routing number has 9 digits. It is on a check, or in your bank’s app.',
  sort_code: 'A sort code has 6 digits, like 10-88-00.',
  transit_number: 'A transit number has 5 digits.',
  institution_number: 'An institution number has 3 digits.',
  account_number: 'This is not an account number: check each digit.',
  iban: 'This IBAN has a mistake in it. Check each letter and digit.',
  description_short: 'Write a little more: at least 10 characters.',
  description_url: 'Describe it in your own words, not by a web address.',
  descriptor: 'Use 5 to 22 letters, numbers or spaces, with a letter among them.',
  percent: 'Enter a share between 0 and 100.',
  number: 'Enter a number.',
  file: 'Choose a file.',
  file_type: 'This file is none that can be read: choose a JPG or PNG photo, or a PDF.',
  file_type_photo: 'This file is no photo that can be read: choose a JPG or a PNG.',
  file_other_type:
    'This file is of another kind than its name says. Take the photo again, or save the file anew.',
  file_large: 'The file is too large: it must be smaller than 10 MB.',
  file_large_here:
    'The file is too large to send from this page: it must be smaller than 4 MB. With JavaScript it may have 10 MB.',
  file_pixels: 'The photo is too large: it must have less than 8,000 pixels on each side.',
  file_empty: 'This file is empty. Choose another one.',
  file_refused:
    'Stripe can’t read this file. Take the photo again, or save the file anew: as JPG, PNG or PDF, without a password.',
  file_unsent:
    'The file did not arrive. Nothing else is lost: check your connection, and press the button again.',
  refused: 'This was not accepted. Check it, and enter it again.',
} as const;
export type FieldProblem = keyof typeof fieldProblems;

/** Of one that came back from where types are lost. */
export function problemWords(problem: string): string {
  const known: Readonly<Record<string, string>> = fieldProblems;
  return (Object.hasOwn(known, problem) ? known[problem] : undefined) ?? fieldProblems.refused;
}

/** Labels of the parts of an address, by country, and of all others. */
export const addressLabels: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  US: {
    line1: 'Street address',
    line2: 'Apartment, suite or unit',
    city: 'City',
    state: 'State',
    postal_code: 'ZIP code',
  },
  CA: {
    line1: 'Street address',
    line2: 'Apartment, suite or unit',
    city: 'City',
    state: 'Province or territory',
    postal_code: 'Postal code',
  },
  GB: {
    line1: 'Address line 1',
    line2: 'Address line 2',
    city: 'Town or city',
    postal_code: 'Postcode',
  },
  otherwise: {
    line1: 'Street and house number',
    line2: 'Further details',
    postal_code: 'Postal code',
    town: 'Part of town',
    city: 'Town or city',
    state: 'State, province or region',
  },
};

export const countryLabel = 'Country';

export const dateLabels = { day: 'Day', month: 'Month', year: 'Year' } as const;

export const bankLabels = {
  account_holder_name: 'Name on the account',
  routing_number: 'Routing number',
  sort_code: 'Sort code (6 digits)',
  transit_number: 'Transit number',
  institution_number: 'Institution number',
  account_number: 'Account number',
  iban: 'IBAN',
} as const;

export const confirmLabels = { yes: 'Yes, I agree and confirm it' } as const;

export const documentLabels = {
  front: 'Front, or the page with the photo',
  back: 'Back',
  file: 'The document',
} as const;

export const hints = {
  birth: 'For example, 27 3 1985.',
  ssn: 'Four numbers. They go to Stripe, and we don’t keep them.',
  secret: 'It goes to Stripe, and is never shown again.',
  given: 'Stripe has this. Enter it anew to change it.',
  description: 'What you sell, to whom, and when they pay for it.',
  descriptor: 'What your customers read on their card statements: best your business’s name.',
  bankAccount: (account: string) => `Stripe has: ${account}. Enter another one to change it.`,
  percent: 'In percent.',
  document: 'A photo in color or a scan, with all four borders in view. JPG, PNG or PDF, less than 10 MB.',
  documentOfPerson: 'A passport, ID card or driving licence that is still valid.',
  documentLimit: 'Without JavaScript, less than 4 MB.',
} as const;

export const choiceLabels = {
  business_type: {
    individual: 'An individual: you work for yourself',
    company: 'A company',
    non_profit: 'A non-profit',
    government_entity: 'A government body',
  },
  structure: {
    multi_member_llc: 'LLC with several members',
    single_member_llc: 'LLC with one member',
    private_corporation: 'Private company or corporation',
    private_partnership: 'Private partnership',
    public_corporation: 'Public corporation',
    public_partnership: 'Public partnership',
    sole_proprietorship: 'Sole proprietorship',
    unincorporated_association: 'Unincorporated association',
    incorporated_partnership: 'Incorporated partnership',
    unincorporated_partnership: 'Unincorporated partnership',
    incorporated_non_profit: 'Incorporated non-profit',
    unincorporated_non_profit: 'Unincorporated non-profit',
    registered_charity: 'Registered charity',
    governmental_unit: 'Governmental unit',
    government_instrumentality: 'Government instrumentality',
    tax_exempt_government_instrumentality: 'Tax-exempt government instrumentality',
  },
  mcc: {
    '4121': 'Rides for passengers',
    '4511': 'Flights',
    '4789': 'Other transport',
    '4214': 'Delivery and freight',
    '7299': 'Services for people',
    '8999': 'Professional services',
    '5734': 'Software',
    '8398': 'Charity',
  },
  political_exposure: { none: 'No', existing: 'Yes' },
  gender: { female: 'Female', male: 'Male' },
  ownership_exemption: {
    qualified_entity_exceeds_ownership_threshold: 'A qualified entity owns more than the threshold',
    qualifies_as_financial_institution: 'The business is a financial institution',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;

export const formWords = {
  optional: '(optional)',
  ifAny: '(if there is one)',
  entry: 'It takes a few minutes, and you can stop at any time.',
  list: {
    title: 'What Stripe needs from you',
    lead: (platform: string) =>
      `A few short pages. What you enter goes to Stripe, which pays you; ${platform} does not keep it. You can stop at any time and go on later.`,
    start: 'Go on',
    allGiven: 'That’s everything Stripe asks for now.',
    restAtStripe: 'What is left can be given on Stripe’s own page alone.',
    toStanding: 'See where you stand',
    states: {
      todo: 'To do',
      next: 'Next',
      checking: 'Stripe is checking',
      done: 'Done',
      later: 'Later',
    },
  },
  steps: {
    type: { title: 'What you are', lead: 'It decides what Stripe asks for.' },
    you: { title: 'You', lead: 'As on your ID.' },
    business: { title: 'Your business', lead: '' },
    people: { title: 'The people behind it', lead: '' },
    bank: {
      title: 'Your bank account',
      lead: 'Where your money goes. It must be an account for daily payments, in your name or your business’s.',
    },
    documents: { title: 'Documents', lead: '' },
    review: {
      title: 'Check and agree',
      lead: 'Look through what Stripe has of you. Then agree to its terms.',
    },
  },
  stripe: {
    title: 'Something that only Stripe’s own page can take',
    text: 'Stripe asks for something that has to be done with it directly, such as a selfie or a question about your business.',
    press: { label: 'Go on at Stripe', pending: 'Opening Stripe…' },
    otherwise: 'If this can’t be sent here, it can be given on Stripe’s own page:',
  },
  save: { label: 'Save and continue', pending: 'Saving…' },
  later: 'Save and continue later',
  onlyLater: 'Continue later',
  back: 'All steps',
  summary: 'There is a problem',
  error: 'Error: ',
  nothingDue: 'Stripe asks for nothing more here.',
  changed: 'Change',
  orInstead: (what: string) => `Or instead: ${what.charAt(0).toLowerCase()}${what.slice(1)}`,
  alsoDue: (what: string) => `Stripe also asks for ${what.charAt(0).toLowerCase()}${what.slice(1)}`,
  also: 'Or correct what it may be about:',
  people: {
    lead: 'Stripe has to know who owns and runs the business.',
    none: 'Nobody yet.',
    you: 'Who represents the business at Stripe, and may sign for it: best you.',
    roles: {
      representative: 'Representative',
      owners: 'Owner of 25 % or more',
      directors: 'Director',
      executives: 'Executive: manages the business',
    },
    add: {
      representative: 'Add the representative',
      owners: 'Add an owner',
      directors: 'Add a director',
      executives: 'Add an executive',
    },
    adding: {
      representative: 'The representative',
      owners: 'An owner',
      directors: 'A director',
      executives: 'An executive',
    },
    missing: 'Something is missing',
    toList: 'See who is there, and add who is missing',
    goOn: 'Continue',
    complete: 'Complete',
    remove: 'Remove',
    removed: (name: string) => `Remove ${name}`,
    sure: (name: string) => `What Stripe has of ${name} is deleted. It can be entered anew.`,
    all: {
      owners: 'That’s everybody who owns 25 % or more',
      directors: 'That’s all directors',
      executives: 'That’s all executives',
    },
    allNone: {
      owners: 'Nobody owns 25 % or more',
      directors: 'There are no directors',
      executives: 'There are no executives',
    },
    somebody: 'this person',
    their: 'their',
  },
  review: {
    account: (last4: string, bank: string | undefined) => `${bank ? `${bank}, ` : ''}ending in ${last4}`,
    provided: 'Given, and not shown',
    given: 'Given',
    terms: {
      before: 'Payments for you are processed by Stripe, under the',
      agreement: 'Stripe Connected Account Agreement',
      between: ', which includes the',
      services: 'Stripe Services Agreement',
      after: (platform: string) =>
        `. By pressing the button, you agree to be bound by them, and allow ${platform} to share what you gave with Stripe.`,
    },
    agree: { label: 'Agree and finish', pending: 'Finishing…' },
    agreed: 'You have agreed to Stripe’s terms.',
  },
  tokens: {
    needsScript:
      'In France what you enter must go from your own browser to Stripe, which takes JavaScript. Turn it on, and load this page anew.',
  },
  upload: {
    sending: 'Sending',
  },
} as const;
