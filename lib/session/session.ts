import { createHash, randomBytes } from 'node:crypto';
import { EncryptJWT, jwtDecrypt } from 'jose';
import { z } from 'zod';

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

function encryptionKey(secret: string): Uint8Array {
  return createHash('sha256').update(`rocket-rides session ${secret}`).digest();
}

/** The first of the secrets seals. */
export async function sealSession(
  pilotId: PilotId,
  secrets: readonly [string, ...string[]],
): Promise<string> {
  return new EncryptJWT({ pilot: pilotId })
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .setIssuedAt()
    .setExpirationTime(`${SESSION_SECONDS}s`)
    .encrypt(encryptionKey(secrets[0]));
}

/**
 * Who a cookie's value names, and whether it should be sealed anew (old, or by the secret that is being rotated out);
 * undefined for a value that none of the secrets sealed.
 */
export async function openSession(
  value: string | undefined,
  secrets: readonly [string, ...string[]],
): Promise<OpenedSession | undefined> {
  if (!value) return undefined;
  for (const secret of secrets) {
    const opened = await jwtDecrypt(value, encryptionKey(secret)).catch(() => undefined);
    const payload = Payload.safeParse(opened?.payload);
    if (payload.success) {
      const age = Date.now() / 1000 - payload.data.iat;
      return { pilotId: payload.data.pilot, renew: secret !== secrets[0] || age > RENEW_AFTER_SECONDS };
    }
  }
  return undefined;
}
