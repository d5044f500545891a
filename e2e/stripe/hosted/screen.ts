import type { AccountRecord } from '../model/account';
import type { VisitRecord } from '../model/links';
import { stateOf } from '../model/verification';

/** One input of a screen. `test` is the value that the button "Use test values" fills in. */
export type Field = {
  name: string;
  label: string;
  test: string;
  hint?: string;
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
  fields: (account: AccountRecord) => readonly Field[];
  /** Whether the pilot still has to go through it. */
  due: (account: AccountRecord, visit: VisitRecord, now: number) => boolean;
  /** `values` have been checked. */
  take: (account: AccountRecord, visit: VisitRecord, values: Record<string, string>, now: number) => void;
};

/** What a pilot gives is looked at anew: a state that the account was put into ends with it. */
export function give(account: AccountRecord, values: Record<string, string>): void {
  Object.assign(account.given, values);
  account.forced = {};
}

/** Whether anything is due whose name matches. */
export function isDue(account: AccountRecord, now: number, matching: RegExp): boolean {
  return (stateOf(account, now).requirements.currently_due ?? []).some((name) => matching.test(name));
}
