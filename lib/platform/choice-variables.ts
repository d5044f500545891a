import { z } from 'zod';
import {
  type ChoiceName,
  type Choices,
  choiceNames,
  defaultChoices,
  differences,
  judge,
  nearestHolding,
  options,
} from './choices';

function choice<Name extends ChoiceName>(name: Name) {
  const words = options[name].join(', ').replace(/, (?=\w+$)/, ' or ');
  return z.enum(options[name], `must be ${words}`).default(defaultChoices[name]);
}

const variableNames = {
  onboarding: 'PLATFORM_ONBOARDING',
  dashboard: 'PLATFORM_DASHBOARD',
  charges: 'PLATFORM_CHARGES',
  fees: 'PLATFORM_FEES',
  losses: 'PLATFORM_LOSSES',
} as const satisfies Record<ChoiceName, string>;

export const ChoiceVariables = z.object({
  PLATFORM_ONBOARDING: choice('onboarding'),
  PLATFORM_DASHBOARD: choice('dashboard'),
  PLATFORM_CHARGES: choice('charges'),
  PLATFORM_FEES: choice('fees'),
  PLATFORM_LOSSES: choice('losses'),
});

export function choicesOf(variables: z.infer<typeof ChoiceVariables>): Choices {
  return {
    onboarding: variables.PLATFORM_ONBOARDING,
    dashboard: variables.PLATFORM_DASHBOARD,
    charges: variables.PLATFORM_CHARGES,
    fees: variables.PLATFORM_FEES,
    losses: variables.PLATFORM_LOSSES,
  };
}

/** The choices that are made by a variable; the others have their defaults. */
export function choicesMadeIn(environment: Readonly<Record<string, unknown>>): ChoiceName[] {
  return choiceNames.filter((name) => environment[variableNames[name]] !== undefined);
}

/** Lines of an environment, for these choices of a set. */
export function choiceLines(set: Choices, names: readonly ChoiceName[]): string[] {
  return names.map((name) => `${variableNames[name]}=${set[name]}`);
}

/** Accepted sets near a refused one: first those that leave what was made as it is, and only need more. */
export function nearestTo(
  choices: Choices,
  made: readonly ChoiceName[],
): { keepsAll: boolean; sets: Choices[] } {
  const sets = nearestHolding(choices, made);
  return sets.length > 0 ? { keepsAll: true, sets } : { keepsAll: false, sets: nearestHolding(choices, []) };
}

/** Of a set that Stripe refuses, why, and what to add to the choices `made`, or to set instead; nothing of an accepted one. */
export function refusedChoices(choices: Choices, made: readonly ChoiceName[]): string[] {
  const verdict = judge(choices);
  if (verdict.accepted) return [];
  const written = (set: Choices, names: readonly ChoiceName[]) => choiceLines(set, names).join(' ');
  const { keepsAll, sets } = nearestTo(choices, made);
  const ways = sets.map((set) => written(set, differences(set, choices))).join(', or ');
  return verdict.refusals.map(
    ({ about, reason }) =>
      `${written(choices, about)}: ${reason} ${keepsAll ? 'Add' : 'Set instead'}: ${ways}`,
  );
}
