import type { AccountSetup } from '@/lib/platform/choices';
import { wordsOf } from '@/lib/platform/setup';

export function setupAddress(setup: AccountSetup, place: string): string {
  return `/setup?${new URLSearchParams(wordsOf(setup))}#${place}`;
}
