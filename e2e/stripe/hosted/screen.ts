import type { AccountRecord } from '../model/account';
import type { Value } from '../model/given';
import type { VisitRecord } from '../model/links';
import { askedAtFirst, isCollectedByPlatform, missingEventually } from '../model/missing';
import { place } from '../model/place';
import { termsFor } from '../model/submission';
import { stateOf } from '../model/verification';

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

type ScreenName = 'phone' | 'code' | 'business' | 'details' | 'bank' | 'document' | 'presence' | 'review';

export type Screen = {
  name: ScreenName;
  title: string;
  text: string;
  fields: (account: AccountRecord, visit: VisitRecord, now: number) => readonly Field[];
  /** Whether the pilot still has to go through it. */
  due: (account: AccountRecord, visit: VisitRecord, now: number) => boolean;
  /** `values` have been checked. */
  take: (account: AccountRecord, visit: VisitRecord, values: Record<string, string>, now: number) => void;
};

/** What a pilot gives is looked at anew: a state that the account was put into ends with it. */
export function give(account: AccountRecord, values: Readonly<Record<string, Value>>): void {
  for (const [name, value] of Object.entries(values)) place(account, name, value);
  if (account.urlIsUnseen && values['business_profile.url'] !== undefined) account.urlIsUnseen = false;
  if (isCollectedByPlatform(account))
    Object.assign(account, termsFor(account, account.given, values['tos_acceptance.date'] !== undefined));
  account.forced = {};
}

/** What the visit's link has it ask for. */
function askedNames(account: AccountRecord, { collectionOptions }: VisitRecord, now: number): string[] {
  const { currently_due, eventually_due } = stateOf(account, now).requirements;
  const dueNow = currently_due ?? [];
  if (collectionOptions.fields === 'currently_due') return dueNow;
  return [...new Set([...dueNow, ...(eventually_due ?? []), ...missingEventually(account)])];
}

/** What is asked for whose name matches. */
export function dueNames(
  account: AccountRecord,
  visit: VisitRecord,
  now: number,
  matching: RegExp,
): string[] {
  return askedNames(account, visit, now).filter((name) => matching.test(name));
}

/** Whether anything is asked for whose name matches. */
export function isDue(account: AccountRecord, visit: VisitRecord, now: number, matching: RegExp): boolean {
  return dueNames(account, visit, now, matching).length > 0;
}

/** A field for each requirement that is asked for; with none due, for each that this account ever had to meet. */
export function fieldsFor(
  account: AccountRecord,
  visit: VisitRecord,
  now: number,
  matching: RegExp,
  known: readonly Field[],
): readonly Field[] {
  const due = dueNames(account, visit, now, matching);
  const names = due.length > 0 ? due : askedAtFirst(account).filter((name) => matching.test(name));
  const unknown = names.filter((name) => !known.some((field) => field.name === name));
  return [...known.filter(({ name }) => names.includes(name)), ...unknown.map(plainField)];
}

function plainField(name: string): Field {
  const words = name.replace(/[._]/g, ' ');
  return { name, label: words.charAt(0).toUpperCase() + words.slice(1), test: 'test' };
}
