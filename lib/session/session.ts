import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { open, seal } from './sealing';

/** The longest that Chrome keeps a cookie: 400 days, in seconds. */
export const SESSION_SECONDS = 400 * 24 * 60 * 60;

/** A cookie older than this, in seconds, is sealed anew, so that a pilot who keeps coming never loses it. */
const RENEW_AFTER_SECONDS = 24 * 60 * 60;

const Payload = z.object({ pilot: z.string().regex(/^[0-9a-f]{32}$/), iat: z.number() });

/** Who is asking: a random 128-bit ID, in hex, that names nobody. */
export type PilotId = string;

export type OpenedSession = { pilotId: PilotId; renew: boolean };

export function newPilotId(): PilotId {
  return randomBytes(16).toString('hex');
}

/** The `__Host-` prefix binds it to one host, and browsers take it over HTTPS only. */
export function sessionCookieName(appUrl: URL): string {
  return appUrl.protocol === 'https:' ? '__Host-pilot' : 'pilot';
}

/** The first of the secrets seals. */
export async function sealSession(
  pilotId: PilotId,
  secrets: readonly [string, ...string[]],
): Promise<string> {
  return seal('session', { pilot: pilotId }, SESSION_SECONDS, secrets);
}

/**
 * Who a cookie's value names, and whether it should be sealed anew (old, or by the secret that is being rotated out);
 * undefined for a value that none of the secrets sealed.
 */
export async function openSession(
  value: string | undefined,
  secrets: readonly [string, ...string[]],
): Promise<OpenedSession | undefined> {
  const opened = await open('session', value, secrets, Payload);
  if (!opened) return undefined;
  const { pilot: pilotId, iat } = opened.payload;
  const age = Date.now() / 1000 - iat;
  return { pilotId, renew: !opened.byFirst || age > RENEW_AFTER_SECONDS };
}
