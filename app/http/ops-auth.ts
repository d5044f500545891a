import type { NextRequest, NextResponse } from 'next/server';
import { config } from '@/lib/config';
import { AppError } from '@/lib/errors';
import { log } from '@/lib/log';
import { type PlatformCaller, platformCaller } from '@/lib/session/platform-caller';
import { plainAnswer } from './plain-answer';
import { lookAtToken } from './token-tries';

/** One of the platform's people, whose browser sends OPS_TOKEN as the password of any user name. */
export function opsCaller(headers: Headers): PlatformCaller | undefined {
  const [, encoded] = /^basic +([\w+/]+=*)$/i.exec(headers.get('authorization') ?? '') ?? [];
  if (!encoded) return undefined;
  const credentials = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = credentials.indexOf(':');
  return colon >= 0 ? platformCaller(credentials.slice(colon + 1), config().opsToken) : undefined;
}

/** As `opsCaller`, for an endpoint; throws `unauthorized`. */
export function assertOpsCaller(headers: Headers): PlatformCaller {
  const caller = opsCaller(headers);
  if (caller) return caller;
  throw new AppError('unauthorized', 'not the token of OPS_TOKEN');
}

/** The refusal of a page of the platform's own people to who does not show the token; undefined for all else. */
export async function opsRefusal({ nextUrl, headers }: NextRequest): Promise<NextResponse | undefined> {
  const isOps = nextUrl.pathname === '/ops' || nextUrl.pathname.startsWith('/ops/');
  if (!isOps || config().opsToken === undefined) return undefined;
  if (headers.get('authorization') === null) return askForToken();
  switch (await lookAtToken(headers, opsCaller)) {
    case 'too_many':
      return tooManyTries();
    case 'wrong':
      log('error', 'ops_token', { code: 'unauthorized', reason: 'a wrong token was shown' });
      return askForToken();
    default:
      return undefined;
  }
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
