import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Undefined where the file is missing, or was cut short by a crash. */
function kept(file: string): string | undefined {
  try {
    const secret = readFileSync(file, 'utf8').trim();
    return secret.length >= 32 ? secret : undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Puts a whole file in place: beside one that another process has made meanwhile, it gives way. */
function keep(file: string, secret: string): void {
  const whole = `${file}.${process.pid}`;
  writeFileSync(whole, secret, { mode: 0o600 });
  try {
    linkSync(whole, file);
    rmSync(whole);
  } catch {
    if (kept(file)) rmSync(whole);
    else renameSync(whole, file);
  }
}

/**
 * Gives the secret of this name kept in `folder`, made there on the first call: for a developer's machine, where nobody
 * should have to invent one. Throws where the folder can't be written.
 */
export function localSecret(folder: string, name: 'session-secret' | 'ops-token'): string {
  const file = join(folder, name);
  mkdirSync(folder, { recursive: true });
  if (!kept(file)) keep(file, randomBytes(32).toString('base64url'));
  return readFileSync(file, 'utf8').trim();
}
