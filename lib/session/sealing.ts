import { createHash } from 'node:crypto';
import { EncryptJWT, type JWTPayload, jwtDecrypt } from 'jose';
import type { z } from 'zod';

/** What is sealed for one purpose opens for no other. */
export type Purpose = 'session' | 'form';

type Secrets = readonly [string, ...string[]];

function encryptionKey(purpose: Purpose, secret: string): Uint8Array {
  return createHash('sha256').update(`rocket-rides ${purpose} ${secret}`).digest();
}

/** Text that nobody but us can read or make, for so many seconds. The first of the secrets seals. */
export async function seal(
  purpose: Purpose,
  payload: JWTPayload,
  seconds: number,
  secrets: Secrets,
): Promise<string> {
  return new EncryptJWT(payload)
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .setIssuedAt()
    .setExpirationTime(`${seconds}s`)
    .encrypt(encryptionKey(purpose, secrets[0]));
}

/** What was sealed, and whether the first secret did it; undefined for what none of them sealed, or what is over. */
export async function open<Payload>(
  purpose: Purpose,
  value: string | undefined,
  secrets: Secrets,
  schema: z.ZodType<Payload>,
): Promise<{ payload: Payload; byFirst: boolean } | undefined> {
  if (!value) return undefined;
  for (const secret of secrets) {
    const opened = await jwtDecrypt(value, encryptionKey(purpose, secret)).catch(() => undefined);
    const payload = schema.safeParse(opened?.payload);
    if (payload.success) return { payload: payload.data, byFirst: secret === secrets[0] };
  }
  return undefined;
}
