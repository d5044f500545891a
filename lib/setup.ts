import { z } from 'zod';
import { accountsApis } from './accounts/accounts';
import { creationV1 } from './accounts/v1';
import { creationV2 } from './accounts/v2';
import type { Config } from './config';
import {
  acceptedSets,
  type ChoiceName,
  type Choices,
  choiceNames,
  differences,
  everySet,
  judge,
  options,
} from './platform';

/** What accounts are opened with: the five choices, and which of Stripe's APIs is asked. */
export type OpenWith = Config['openWith'];

const { onboarding, dashboard, charges, fees, losses } = options;

/** The same as flat words, such as a form's fields: all six, each one known. */
export const OpenWithFields = z
  .strictObject({
    onboarding: z.enum(onboarding),
    dashboard: z.enum(dashboard),
    charges: z.enum(charges),
    fees: z.enum(fees),
    losses: z.enum(losses),
    api: z.enum(accountsApis),
  })
  .transform(({ api, ...choices }): OpenWith => ({ api, choices }));

/** Takes the words of an address; one that is missing or unknown is as in `otherwise`. */
export function readOpenWith(address: unknown, otherwise: OpenWith): OpenWith {
  const { api, choices } = otherwise;
  const known = z.object({
    onboarding: z.enum(onboarding).catch(choices.onboarding),
    dashboard: z.enum(dashboard).catch(choices.dashboard),
    charges: z.enum(charges).catch(choices.charges),
    fees: z.enum(fees).catch(choices.fees),
    losses: z.enum(losses).catch(choices.losses),
    api: z.enum(accountsApis).catch(api),
  });
  return OpenWithFields.parse(known.parse(address));
}

/** Gives the same as name and word, in the order of Stripe's guide. */
export function wordsOf({ api, choices }: OpenWith): [ChoiceName | 'api', string][] {
  return [...choiceNames.map((name): [ChoiceName, string] => [name, choices[name]]), ['api', api]];
}

/** Says whether two are the same. */
export function isSame(one: OpenWith, other: OpenWith): boolean {
  return one.api === other.api && differences(one.choices, other.choices).length === 0;
}

/** Gives the lines that set it in `.env.local`. */
export function environmentLines(openWith: OpenWith): string[] {
  return wordsOf(openWith).map(([name, word]) =>
    name === 'api' ? `STRIPE_ACCOUNTS_API=${word}` : `PLATFORM_${name.toUpperCase()}=${word}`,
  );
}

/** Gives the parameters by which each API opens an account; only the pilot's ID stands for another. */
export function creationFor(choices: Choices, country: string) {
  const opening = { pilotId: 'the pilot’s ID', country, choices };
  return { v1: creationV1(opening), v2: creationV2(opening) };
}

/** Gives the paths of all that parameters request, such as `capabilities.transfers`. */
export function requestedIn(parameters: unknown, path: readonly string[] = []): string[] {
  if (typeof parameters !== 'object' || parameters === null) return [];
  if ('requested' in parameters) return [path.join('.')];
  const entries: [string, unknown][] = Object.entries(parameters);
  return entries.flatMap(([name, value]) => requestedIn(value, [...path, name]));
}

/** A set that differs from the one at hand in one choice at most. */
export type Alternative = Readonly<{
  choices: Choices;
  /** Why Stripe refuses it, as far as this choice has to do with it. */
  reasons: readonly string[];
  /** The accepted sets with this choice that change the fewest others; empty where it fits as it is. */
  fitting: readonly Choices[];
}>;

/** Gives a set once with each option of one choice, in the order of Stripe's guide. */
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
