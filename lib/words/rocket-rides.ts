import { neutral } from './neutral';
import type { Words } from './words';

/** The voice of the demo: what a platform with a voice of its own writes is a file like this one. */
export const rocketRides: Words = {
  ...neutral,
  start: {
    ...neutral.start,
    title: 'Get ready for take off',
    lead: (platform) =>
      `${platform} is the world’s leading air travel platform: join our team of pilots to help people travel faster.`,
    press: { label: 'Create an account!', pending: 'Creating your account…' },
  },
  standings: {
    ...neutral.standings,
    ready: { ...neutral.standings.ready, title: 'You’re cleared for take-off' },
    due_soon: { ...neutral.standings.due_soon, title: 'You’re cleared for take-off, for now' },
  },
  switches: {
    ...neutral.switches,
    paymentsOn: {
      direct: 'Passengers can pay you.',
      destination: 'You get your part of what passengers pay.',
      separate: 'You get your part of what passengers pay.',
    },
  },
};
