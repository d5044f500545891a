import { neutral } from './neutral';
import { rocketRides } from './rocket-rides';
import type { Words } from './words';

/** The words of PLATFORM_VOICE. */
export const voiceNames = ['neutral', 'rocket-rides'] as const;
export type Voice = (typeof voiceNames)[number];

export const voices: Readonly<Record<Voice, Words>> = { neutral, 'rocket-rides': rocketRides };
