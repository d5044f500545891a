import { setTimeout as wait } from 'node:timers/promises';
import type { NextRequest, NextResponse } from 'next/server';
import { config } from '@/lib/config';
import { log } from '@/lib/log';
import { sameSecret } from '@/lib/same-secret';
import { networkOf } from './network';
import { plainAnswer } from './plain-answer';

/** After a wrong token, the next one from the same network is looked at so many ms later; and none waits longer than so many. */
const PAUSE = 250;
const LONGEST_WAIT = 5_000;

/** When the next token from a network is looked at, in ms. In memory: guessing has to be slow, not counted. */
const nextLook = new Map<string, number>();

/** Whether the password of an `Authorization` header, under any user name, is OPS_TOKEN. */
export function showsOpsToken(authorization: string | null): boolean {
  const { opsToken } = config();
  const [, encoded] = /^basic +([\w+/]+=*)$/i.exec(authorization ?? '') ?? [];
  if (!opsToken || !encoded) return false;
  const credentials = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = credentials.indexOf(':');
  return colon >= 0 && sameSecret(credentials.slice(colon + 1), opsToken);
}

/** The refusal of a page of the platform's own people to who does not show the token; undefined for all else. */
export async function opsRefusal({ nextUrl, headers }: NextRequest): Promise<NextResponse | undefined> {
  const isOps = nextUrl.pathname === '/ops' || nextUrl.pathname.startsWith('/ops/');
  if (!isOps || config().opsToken === undefined) return undefined;
  const shown = headers.get('authorization');
  if (shown === null) return askForToken();
  const whence = networkOf(headers) ?? headers.get('x-forwarded-for') ?? 'here';
  if (!(await turnOf(whence))) return tooManyTries();
  if (showsOpsToken(shown)) return undefined;
  nextLook.set(whence, nextLook.get(whence) ?? Date.now() + PAUSE);
  log('error', 'ops_token', { code: 'unauthorized', reason: 'a wrong token was shown' });
  return askForToken();
}

/** Waits until a token that comes from there may be looked at: at once where none was wrong of late. False where that is too long. */
async function turnOf(whence: string): Promise<boolean> {
  const now = Date.now();
  for (const [other, at] of nextLook) if (at < now) nextLook.delete(other);
  const at = nextLook.get(whence);
  if (at === undefined) return true;
  if (at - now > LONGEST_WAIT) return false;
  nextLook.set(whence, at + PAUSE);
  await wait(at - now);
  return true;
}

/** The answer by which a browser asks its user: no script, and no token in an address. */
function askForToken(): NextResponse {
  const text = 'This page is for the platform’s own people: any user name, and OPS_TOKEN as password.';
  return plainAnswer(text, 401, { 'WWW-Authenticate': 'Basic realm="ops", charset="UTF-8"' });
}

function tooManyTries(): NextResponse {
  const text = 'Too many wrong tokens came from your network. Wait a few seconds.';
  return plainAnswer(text, 429, { 'Retry-After': '10' });
}
