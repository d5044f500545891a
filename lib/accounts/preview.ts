import type { Choices } from '../platform/choices';
import { creationV1 } from './v1';
import { creationV2 } from './v2';

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
