import type { AccountRecord } from '../model/account';
import { merged, placed, type Value } from '../model/given';
import type { VisitRecord } from '../model/links';
import { neededNames } from '../model/requirements-by-country';
import { keptName, stateOf } from '../model/verification';

/** One input of a screen. `test` is the value that the button "Use test values" fills in. */
export type Field = {
  name: string;
  /** Where its value is kept, if not by its name. */
  keptAt?: string;
  label: string;
  test: string;
  hint?: string;
  /** What stands in it where nothing was given yet. */
  suggested?: (account: AccountRecord) => string | null;
  type?: 'text' | 'tel' | 'email' | 'number';
  options?: readonly { value: string; label: string }[];
  pattern?: RegExp;
  /** What the pilot reads where the value does not fit. */
  wrong?: string;
};

type ScreenName = 'phone' | 'code' | 'business' | 'details' | 'bank' | 'document' | 'review';

export type Screen = {
  name: ScreenName;
  title: string;
  text: string;
  fields: (account: AccountRecord, now: number) => readonly Field[];
  /** Whether the pilot still has to go through it. */
  due: (account: AccountRecord, visit: VisitRecord, now: number) => boolean;
  /** `values` have been checked. */
  take: (account: AccountRecord, visit: VisitRecord, values: Record<string, string>, now: number) => void;
};

/** What a pilot gives is looked at anew: a state that the account was put into ends with it. */
export function give(account: AccountRecord, values: Readonly<Record<string, Value>>): void {
  for (const [name, value] of Object.entries(values))
    account.given = merged(account.given, placed(keptName(name), value));
  account.forced = {};
}

/** What is due whose name matches. */
function dueNames(account: AccountRecord, now: number, matching: RegExp): string[] {
  return (stateOf(account, now).requirements.currently_due ?? []).filter((name) => matching.test(name));
}

/** Whether anything is due whose name matches. */
export function isDue(account: AccountRecord, now: number, matching: RegExp): boolean {
  return dueNames(account, now, matching).length > 0;
}

/** A field for each requirement that is due; with none due, for each that this account ever had to meet. */
export function fieldsFor(
  account: AccountRecord,
  now: number,
  matching: RegExp,
  known: readonly Field[],
): readonly Field[] {
  const due = dueNames(account, now, matching);
  const names = due.length > 0 ? due : neededNames(account).filter((name) => matching.test(name));
  const unknown = names.filter((name) => !known.some((field) => field.name === name));
  return [...known.filter(({ name }) => names.includes(name)), ...unknown.map(plainField)];
}

function plainField(name: string): Field {
  const words = name.replace(/[._]/g, ' ');
  return { name, label: words.charAt(0).toUpperCase() + words.slice(1), test: 'test' };
}
