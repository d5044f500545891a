import { type PlatformCaller, platformCaller } from './platform-caller';

/** The platform, as if it had shown its secret. */
export function platformInTests(): PlatformCaller {
  const caller = platformCaller('a secret of the tests', 'a secret of the tests');
  if (!caller) throw new Error('The platform is not known by its secret.');
  return caller;
}
