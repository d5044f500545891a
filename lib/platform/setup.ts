import { z } from 'zod';
import { choiceLines } from './choice-variables';
import {
  type AccountSetup,
  accountsApis,
  type ChoiceName,
  Choices,
  choiceNames,
  differences,
  everySet,
  judge,
  nearestHolding,
} from './choices';

const Fields = z.strictObject({ ...Choices.shape, api: z.enum(accountsApis) });

/** An account's setup as flat words, such as a form's fields: all six, each one known. */
export const AccountSetupFields = Fields.transform(({ api, ...choices }): AccountSetup => ({ api, choices }));

/** Reads the words of an address; one that is missing or unknown is as in `otherwise`. */
export function readAccountSetup(
  address: Readonly<Record<string, unknown>>,
  otherwise: AccountSetup,
): AccountSetup {
  const known = Object.entries(Fields.shape).flatMap(([name, word]) =>
    word.safeParse(address[name]).success ? [[name, address[name]]] : [],
  );
  return AccountSetupFields.parse({
    ...Object.fromEntries(wordsOf(otherwise)),
    ...Object.fromEntries(known),
  });
}

/** Each name with its word, in the order of Stripe's guide. */
export function wordsOf({ api, choices }: AccountSetup): [ChoiceName | 'api', string][] {
  return [...choiceNames.map((name): [ChoiceName, string] => [name, choices[name]]), ['api', api]];
}

/** A setup as one word, such as `hosted.full.direct.account.stripe.v2`. */
export function inOneWord(setup: AccountSetup): string {
  return wordsOf(setup)
    .map(([, word]) => word)
    .join('.');
}

/** Undefined for what `inOneWord` does not give. */
export function readOneWord(word: unknown): AccountSetup | undefined {
  const [onboarding, dashboard, charges, fees, losses, api] = typeof word === 'string' ? word.split('.') : [];
  return AccountSetupFields.safeParse({ onboarding, dashboard, charges, fees, losses, api }).data;
}

export function isSame(one: AccountSetup, other: AccountSetup): boolean {
  return one.api === other.api && differences(one.choices, other.choices).length === 0;
}

export function environmentLines(setup: AccountSetup): string[] {
  return [...choiceLines(setup.choices, choiceNames), `STRIPE_ACCOUNTS_API=${setup.api}`];
}

/** A set that differs from the one at hand in one choice at most. */
export type Alternative = Readonly<{
  choices: Choices;
  /** How many of the others have to change for Stripe to accept this choice. */
  moves: number;
}>;

/** A set once with each option of one choice, in the order of Stripe's guide. */
export function alternatives(choices: Choices, name: ChoiceName): Alternative[] {
  return everySet
    .filter((set) => differences(set, choices).every((different) => different === name))
    .map((set) => {
      const [nearest = set] = nearestHolding(set, [name]);
      return { choices: set, moves: differences(set, nearest).length };
    });
}

/** How choices that Stripe refuses are made to fit, with what was changed last held as it is. */
export type Fitted = Readonly<{
  held: readonly ChoiceName[];
  /** Why the others can't stay. */
  reasons: readonly string[];
  /** Each of them accepted, and as near as any. */
  ways: readonly [Choices, ...Choices[]];
}>;

/** Holds what differs from `before` and lets the others move; undefined where nothing has to, or nothing would help. */
export function fitAround(choices: Choices, before: Choices): Fitted | undefined {
  const verdict = judge(choices);
  const held = differences(before, choices);
  if (verdict.accepted || held.length === 0) return undefined;
  const [first, ...others] = nearestHolding(choices, held);
  return first && { held, reasons: verdict.refusals.map(({ reason }) => reason), ways: [first, ...others] };
}
