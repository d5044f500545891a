import { textOn } from '@/lib/color';
import { config } from '@/lib/config';
import { emblems } from './emblems';

/** The window's icon, in the platform's color: for who has no logo of their own. */
export function drawnIcon(): string {
  const { color, voice } = config().platform;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="${color}"/><path fill="${textOn(color)}" d="${emblems[voice]}"/></svg>`;
}

/** With what it shows in it, so that a changed one is seen at once. */
export function iconAddress(): string {
  const { color, voice } = config().platform;
  return `/icon.svg?${new URLSearchParams({ color, voice })}`;
}
