import { parsePhoneNumberFromString } from 'libphonenumber-js';
import type { AccountDetails } from '../../accounts/account';
import { readName } from '../../accounts/requirement-names';
import { formWords } from '../../words/form';
import { isOf } from './form';
import { groupOf, labelOf } from './inputs';
import { type Question, questionsOf } from './questions';
import { stepOf, steps } from './steps';
import { pathOf } from './tasks';

/** What the last page shows of what was given: never a number of a person's or an account's in full. */
export type Given = readonly Readonly<{
  /** Of the page where it is changed, or the name of whom it is about. */
  title: string;
  /** Of the page where it is changed; undefined where it can't be. */
  path: string | undefined;
  rows: readonly Readonly<{ label: string; value: string }>[];
}>[];

export function givenOf(details: AccountDetails): Given {
  const questions = [...questionsOf(details).values()].sort((one, other) => one.rank - other.rank);
  const rowOf = (question: Question) => {
    const value = saidOf(question, details);
    return value === undefined ? [] : [{ label: labelOf(question, details), value }];
  };
  return steps.flatMap((step) => {
    const { title } = formWords.steps[step];
    if (step === 'documents') return documentsGiven(details, title);
    const subjects =
      step === 'people'
        ? details.persons.map(({ id, name }) => ({ who: id, title: name }))
        : [{ who: undefined, title }];
    return subjects.flatMap(({ who, title: name }) => {
      const rows = questions
        .filter((one) => one.step === step && one.why !== 'new' && isOf(one, step, who))
        .flatMap(rowOf);
      return rows.length === 0 ? [] : [{ title: name || title, path: pathOf(step, who), rows }];
    });
  });
}

/** Which documents Stripe has, by whom they are about. */
function documentsGiven(details: AccountDetails, title: string): Given {
  const { given: value } = formWords.review;
  const readings = [...details.given.keys()]
    .map(readName)
    .filter((reading) => stepOf(reading) === 'documents');
  // Both sides of one are one.
  const labels = new Set(readings.map(({ base }) => labelOf(readName(base), details)));
  if (labels.size === 0) return [];
  return [{ title, path: undefined, rows: [...labels].map((label) => ({ label, value })) }];
}

/** What was answered, as it is read aloud; undefined where nothing was, or nothing can be told of it. */
function saidOf(question: Question, details: AccountDetails): string | undefined {
  const { base, field, about } = question;
  const { bankAccount, given, persons, provided } = details;
  const { account, provided: isProvided } = formWords.review;
  if (field.type === 'bank_account') return bankAccount && account(bankAccount.last4, bankAccount.bankName);
  if (field.type === 'role') {
    const person = persons.find(({ id }) => 'prefix' in about && about.prefix === id);
    return person?.roles.map((role) => formWords.people.roles[role]).join(', ') || undefined;
  }
  if (provided.has(base)) return isProvided;
  const { inputs } = groupOf(question, details);
  if (inputs.some(({ isSecret }) => isSecret)) return undefined;
  const parts = inputs.flatMap(({ name, options }) => {
    const value = given.get(name);
    if (value === undefined) return [];
    return [{ name, said: options?.find((one) => one.value === value)?.label ?? value }];
  });
  const said = parts.map((part) => part.said);
  const [only] = said;
  if (only === undefined) return undefined;
  switch (field.type) {
    case 'date':
      return dateWords(said);
    case 'phone':
      return parsePhoneNumberFromString(only)?.formatInternational() ?? only;
    case 'address':
      // Its country, which a form asks first, is read last.
      return parts[0]?.name === `${base}.country` ? [...said.slice(1), only].join(', ') : said.join(', ');
    default:
      return said.join(', ');
  }
}

/** A day that reads the same everywhere. */
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

function dateWords(said: readonly string[]): string {
  const [date = Number.NaN, month = 0, year = 0] = said.map(Number);
  const time = Date.UTC(year, month - 1, date);
  return Number.isNaN(time) ? said.join(' ') : day.format(time);
}
