import { z } from 'zod';
import { type ChoiceName, type Choices, defaultChoices, differences, judge, options } from './choices';

function choice<Name extends ChoiceName>(name: Name) {
  const words = options[name].join(', ').replace(/, (?=\w+$)/, ' or ');
  return z.enum(options[name], `must be ${words}`).default(defaultChoices[name]);
}

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

function written(set: Choices, names: readonly ChoiceName[]): string {
  return names.map((name) => `PLATFORM_${name.toUpperCase()}=${set[name]}`).join(' ');
}

/** Of a set that Stripe refuses, why, and what to set instead; nothing of an accepted one. */
export function refusedChoices(choices: Choices): string[] {
  const verdict = judge(choices);
  if (verdict.accepted) return [];
  const instead = verdict.nearest.map((set) => written(set, differences(set, choices))).join(', or ');
  return verdict.refusals.map(
    ({ about, reason }) => `${written(choices, about)}: ${reason} Set instead: ${instead}`,
  );
}
