import { z } from 'zod';
import {
  type AccountSetup,
  acceptedSets,
  accountsApis,
  type ChoiceName,
  Choices,
  choiceNames,
  differences,
  everySet,
  judge,
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

export function isSame(one: AccountSetup, other: AccountSetup): boolean {
  return one.api === other.api && differences(one.choices, other.choices).length === 0;
}

export function environmentLines(setup: AccountSetup): string[] {
  return wordsOf(setup).map(([name, word]) =>
    name === 'api' ? `STRIPE_ACCOUNTS_API=${word}` : `PLATFORM_${name.toUpperCase()}=${word}`,
  );
}

/** A set that differs from the one at hand in one choice at most. */
export type Alternative = Readonly<{
  choices: Choices;
  /** Why Stripe refuses it, as far as this choice has to do with it. */
  reasons: readonly string[];
  /** The accepted sets with this choice that change the fewest others; empty where it fits as it is. */
  fitting: readonly Choices[];
}>;

/** A set once with each option of one choice, in the order of Stripe's guide. */
export function alternatives(choices: Choices, name: ChoiceName): Alternative[] {
  return everySet
    .filter((set) => differences(set, choices).every((different) => different === name))
    .map((set) => {
      const verdict = judge(set);
      const reasons = verdict.accepted
        ? []
        : verdict.refusals.filter(({ about }) => about.includes(name)).map(({ reason }) => reason);
      return { choices: set, reasons, fitting: reasons.length > 0 ? fittingWith(set, name) : [] };
    });
}

function fittingWith(choices: Choices, name: ChoiceName): Choices[] {
  const sets = acceptedSets.filter((set) => set[name] === choices[name]);
  const distance = (set: Choices) => differences(set, choices).length;
  const least = Math.min(...sets.map(distance));
  return sets.filter((set) => distance(set) === least);
}
