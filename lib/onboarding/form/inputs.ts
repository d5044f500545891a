import type { AccountDetails } from '../../accounts/account';
import { type ChoiceList, relationshipOf, roles } from '../../accounts/catalogue';
import {
  addressLabels,
  bankLabels,
  choiceLabels,
  confirmLabels,
  countryLabel,
  dateLabels,
  documentLabels,
  type FieldProblem,
  formWords,
  hints,
} from '../../words/form';
import { aboutWhom } from '../../words/requirements';
import { everyCountry } from './every-country';
import {
  type AddressPart,
  addressParts,
  entityTypesOf,
  type Format,
  formatOf,
  lines,
  personalNumberIn,
  structuresOf,
} from './formats';
import { countryOf, type Question } from './questions';

/** One control of a form, as a page draws it; its name is Stripe’s name of the requirement. */
export type Input = Readonly<{
  name: string;
  label: string;
  control: 'input' | 'textarea' | 'select' | 'radio' | 'checkbox' | 'file';
  type?: 'text' | 'email' | 'tel' | 'url';
  autoComplete?: string;
  inputMode?: 'numeric' | 'decimal';
  most?: number;
  /** How long what is typed is: a year takes four places. */
  width?: 'short' | 'middle';
  options?: readonly Readonly<{ value: string; label: string }>[];
  value?: string;
  isOptional?: boolean;
  /** Whether it is optional follows from the country that is chosen beside it, so that none is said to be. */
  byCountry?: boolean;
  /** Never shown again, nor kept where it was typed wrongly. */
  isSecret?: boolean;
  /** What the browser makes of it before it is sent, where it can: a token of Stripe’s. */
  token?: 'pii' | 'bank_account';
  /** How a number is written of which that is made: of any other none is, so that it is told like all else that is wrong. */
  pattern?: string;
}>;

/** A question as a page draws it: one control, or some under a heading. */
export type Group = Readonly<{
  base: string;
  label: string;
  hint?: string;
  inputs: readonly Input[];
}>;

type Whole = Pick<Input, 'name' | 'label'>;

/** A question’s words: of somebody else by their name, but for what begins with whose it is, as their page does. */
export function labelOf(
  { about, template, words }: Pick<Question, 'about' | 'template' | 'words'>,
  { persons }: AccountDetails,
): string {
  if (template === undefined || about.kind === 'individual' || about.kind === 'account') return words;
  const name = about.kind === 'person' ? persons.find(({ id }) => id === about.id)?.name : undefined;
  const plain = template.replace(/^{your} /, '');
  const said = name
    ? aboutWhom(plain, name)
    : plain.replaceAll('{your}', formWords.people.their).replaceAll('{you}', formWords.people.somebody);
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}`;
}

export function groupOf(question: Question, details: AccountDetails): Group {
  const { base, field, about } = question;
  const label = labelOf(question, details);
  const hint = hintOf(question, details);
  const isOthers = isAboutOther(about, details);
  return {
    base,
    label,
    ...(hint && { hint }),
    inputs: inputsOf(question, details, { name: base, label }).map((input) => {
      const value = details.given.get(input.name);
      const isShown =
        value !== undefined && !input.isSecret && field.type !== 'document' && input.value === undefined;
      return {
        ...input,
        // What a browser knows is of who sits at it.
        ...(isOthers && input.autoComplete && { autoComplete: 'off' }),
        ...(isShown && { value }),
      };
    }),
  };
}

/** Whether it is somebody other than who represents the business, as which pilots are asked to enter themselves. */
function isAboutOther(about: Question['about'], { persons }: AccountDetails): boolean {
  if (about.kind === 'role') return about.role !== 'representative';
  const person = about.kind === 'person' && persons.find(({ id }) => id === about.id);
  return person ? !person.roles.includes('representative') : false;
}

function hintOf({ field, base }: Question, { provided, bankAccount }: AccountDetails): string | undefined {
  if (provided.has(base)) return hints.given;
  switch (field.type) {
    case 'date':
      return field.of === 'birth' ? hints.birth : undefined;
    case 'ssn_last_4':
      return hints.ssn;
    case 'personal_number':
      return hints.secret;
    case 'long_text':
      return hints.description;
    case 'descriptor':
      return hints.descriptor;
    case 'percent':
      return hints.percent;
    case 'document':
      return field.of === 'person' &&
        field.sides === 'front_back' &&
        !base.includes('additional') &&
        !base.includes('secondary')
        ? `${hints.documentOfPerson} ${hints.document}`
        : hints.document;
    case 'bank_account':
      return (
        bankAccount && hints.bankAccount(formWords.review.account(bankAccount.last4, bankAccount.bankName))
      );
    default:
      return undefined;
  }
}

function inputsOf(question: Question, details: AccountDetails, whole: Whole): Input[] {
  const { field, base, about } = question;
  const format = formatOf(details.country, details.currency);
  const secret = { isSecret: true, autoComplete: 'off' } as const;
  const digits = { inputMode: 'numeric' } as const;
  const lives = countryOf(about, details);
  // Of v2, whose numbers are in lists, no token takes the place of one.
  const token =
    details.api === 'v1' ? ({ token: 'pii', pattern: personalNumberIn(lives).source } as const) : {};
  switch (field.type) {
    case 'text':
      return [
        {
          ...whole,
          control: 'input',
          type: 'text',
          ...(field.autocomplete && { autoComplete: field.autocomplete }),
          most: field.most ?? 200,
        },
      ];
    case 'email':
      return [{ ...whole, control: 'input', type: 'email', autoComplete: 'email', most: 254 }];
    case 'phone':
      return [{ ...whole, control: 'input', type: 'tel', autoComplete: 'tel', most: 40, width: 'middle' }];
    case 'url':
      // A browser’s own check would ask for the https:// that nobody types.
      return [{ ...whole, control: 'input', type: 'text', autoComplete: 'url', most: 500 }];
    case 'long_text':
      return [{ ...whole, control: 'textarea', most: 1000 }];
    case 'descriptor':
      return [{ ...whole, control: 'input', type: 'text', most: 22, width: 'middle' }];
    case 'percent':
      return [{ ...whole, control: 'input', type: 'text', inputMode: 'decimal', most: 6, width: 'short' }];
    case 'number':
      return [{ ...whole, control: 'input', type: 'text', inputMode: 'numeric', most: 12, width: 'middle' }];
    case 'ssn_last_4':
      return [{ ...whole, control: 'input', type: 'text', ...secret, ...digits, most: 4, width: 'short' }];
    case 'personal_number':
      return [
        {
          ...whole,
          control: 'input',
          type: 'text',
          ...secret,
          ...(formatOf(lives).personalNumber && digits),
          ...token,
          most: 30,
          width: 'middle',
        },
      ];
    case 'company_number':
      return [
        {
          ...whole,
          control: 'input',
          type: 'text',
          isSecret: true,
          autoComplete: 'off',
          most: 30,
          width: 'middle',
        },
      ];
    case 'choice':
      return [choiceInput(whole, field.list, details, format)];
    case 'date':
      return dateInputs(base, field.of);
    case 'address':
      return addressInputs(question, details, field.of);
    case 'document':
      return field.sides === 'front_back'
        ? [
            {
              ...whole,
              name: `${base}.front`,
              label: field.of === 'person' ? documentLabels.front : documentLabels.file,
              control: 'file',
            },
            { name: `${base}.back`, label: documentLabels.back, control: 'file', isOptional: true },
          ]
        : [{ ...whole, name: `${base}.files`, label: documentLabels.file, control: 'file' }];
    case 'bank_account':
      return bankInputs(question, format);
    case 'confirmation':
    case 'signature':
      return [{ ...whole, control: 'checkbox', options: [{ value: 'true', label: confirmLabels.yes }] }];
    case 'role':
      return roleInputs(base, about, details);
    case 'at_stripe':
      return [];
  }
}

/** Whoever is added in a role has it; what they are beside it is to be ticked. */
function roleInputs(base: string, about: Question['about'], details: AccountDetails): Input[] {
  const own = about.kind === 'role' ? about.role : undefined;
  return roles
    .filter((role) => role !== 'representative' && role !== own)
    .filter((role) => role !== 'owners' || details.entityType === 'company')
    .map((role) => ({
      name: `${base}.${relationshipOf[role]}`,
      label: formWords.people.roles[role],
      control: 'checkbox',
      options: [{ value: 'true', label: formWords.people.roles[role] }],
      isOptional: true,
    }));
}

function choiceInput(
  whole: Whole,
  list: ChoiceList,
  { country, entityType }: AccountDetails,
  format: Format,
): Input {
  const labels: Readonly<Record<string, string>> = list === 'country' ? {} : choiceLabels[list];
  const offered: Readonly<Record<ChoiceList, readonly string[]>> = {
    business_type: entityTypesOf(country),
    structure: structuresOf(format, entityType),
    mcc: lines,
    country: everyCountry().map(({ value }) => value),
    political_exposure: Object.keys(choiceLabels.political_exposure),
    gender: Object.keys(choiceLabels.gender),
    ownership_exemption: Object.keys(choiceLabels.ownership_exemption),
  };
  const options =
    list === 'country'
      ? everyCountry()
      : offered[list].map((value) => ({ value, label: labels[value] ?? value }));
  return { ...whole, control: options.length > 4 ? 'select' : 'radio', options };
}

const MOST_PARTS = { day: 2, month: 10, year: 4 } as const;

function dateInputs(base: string, of: 'birth' | 'registration'): Input[] {
  return (['day', 'month', 'year'] as const).map((part) => ({
    name: `${base}.${part}`,
    label: dateLabels[part],
    control: 'input',
    type: 'text',
    // A month may be written by its name.
    ...(part !== 'month' && { inputMode: 'numeric' as const }),
    ...(of === 'birth' && { autoComplete: `bday-${part}` }),
    most: MOST_PARTS[part],
    width: 'short',
  }));
}

const AUTOCOMPLETE = {
  line1: 'address-line1',
  line2: 'address-line2',
  city: 'address-level2',
  town: 'address-level3',
  state: 'address-level1',
  postal_code: 'postal-code',
} as const;

function addressInputs(
  { base, about, parts: named }: Question,
  { country, currency, given }: AccountDetails,
  of: 'home' | 'business',
): Input[] {
  const labels = { ...addressLabels.otherwise, ...addressLabels[country] };
  // Who runs a business may live abroad.
  const mayBeAbroad = about.kind === 'role' || about.kind === 'person';
  const where = mayBeAbroad ? countryOf(about, { country, given }) : country;
  const abroad: Input[] = mayBeAbroad
    ? [
        {
          name: `${base}.country`,
          label: countryLabel,
          control: 'select',
          options: everyCountry(),
          autoComplete: 'country',
          value: where,
        },
      ]
    : [];
  const { address: known } = formatOf(country, currency);
  const { address: usual, optional } = formatOf(where);
  const more = addressParts.filter(
    (part) =>
      !known.includes(part) && (named.has(part) || usual.includes(part) || (mayBeAbroad && part === 'state')),
  );
  const isOptional = (part: AddressPart) =>
    (where !== country || !named.has(part)) && (optional.includes(part) || !usual.includes(part));
  const labelAt = (part: AddressPart) => {
    const label = labels[part] ?? part;
    return mayBeAbroad && !known.includes(part) ? `${label} ${formWords.ifAny}` : label;
  };
  const parts = [...known, ...more].map(
    (part): Input => ({
      name: `${base}.${part}`,
      label: labelAt(part),
      control: 'input',
      type: 'text',
      ...(of === 'home' && { autoComplete: AUTOCOMPLETE[part] }),
      most: 200,
      ...(part === 'postal_code' && { width: 'short' as const }),
      ...(isOptional(part) && { isOptional: true }),
      ...(mayBeAbroad && part !== 'line2' && { byCountry: true }),
    }),
  );
  return [...abroad, ...parts];
}

function bankInputs({ base, parts: named }: Question, { bank, optional }: Format): Input[] {
  // Where no more is known of them, such numbers may have letters.
  const inDigits = bank.filter(
    (part) => /_number$|_code$/.test(part) && !optional.includes('routing_number'),
  );
  return bank.map((part) => ({
    name: `${base}.${part}`,
    label: bankLabels[part],
    control: 'input',
    type: 'text',
    autoComplete: part === 'account_holder_name' ? 'name' : 'off',
    ...(part !== 'account_holder_name' && part !== 'iban' && { width: 'middle' as const }),
    ...(inDigits.includes(part) && { inputMode: 'numeric' as const }),
    ...(optional.includes(part) && !named.has(part) && { isOptional: true }),
    isSecret: part !== 'account_holder_name',
    token: 'bank_account',
    most: part === 'account_holder_name' ? 200 : 40,
  }));
}

/** What went wrong, by the names of inputs. */
export type Problems = Readonly<Record<string, FieldProblem>>;
