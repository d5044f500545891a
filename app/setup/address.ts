import type { AccountSetup } from '@/lib/platform/choices';
import { wordsOf } from '@/lib/platform/setup';

/** The address of /setup with choices, and with the place on the page to begin at. */
export function setupAddress(setup: AccountSetup, place: string): string {
  return `/setup?${new URLSearchParams(wordsOf(setup))}#${place}`;
}
