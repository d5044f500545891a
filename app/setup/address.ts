import { type OpenWith, wordsOf } from '@/lib/setup';

/** Gives the address of /setup with choices, and with the place on the page to begin at. */
export function setupAddress(openWith: OpenWith, place: string): string {
  return `/setup?${new URLSearchParams(wordsOf(openWith))}#${place}`;
}
