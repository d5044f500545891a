import { type NextRequest, NextResponse } from 'next/server';
import { config } from '@/lib/config';
import { sameSecret } from '@/lib/same-secret';
import { commonHeaders } from './security-headers';

/** Whether the password of an `Authorization` header, under any user name, is OPS_TOKEN. */
export function showsOpsToken(authorization: string | null): boolean {
  const { opsToken } = config();
  const [, encoded] = /^basic +([\w+/]+=*)$/i.exec(authorization ?? '') ?? [];
  if (!opsToken || !encoded) return false;
  const credentials = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = credentials.indexOf(':');
  return colon >= 0 && sameSecret(credentials.slice(colon + 1), opsToken);
}

/** Whether a request is for a page of the platform's own people, which are there, and does not show the token. */
export function lacksOpsToken({ nextUrl: { pathname }, headers }: NextRequest): boolean {
  const isOps = pathname === '/ops' || pathname.startsWith('/ops/');
  return isOps && config().opsToken !== undefined && !showsOpsToken(headers.get('authorization'));
}

/** The answer by which a browser asks its user: no script, and no token in an address. */
export function askForOpsToken(): NextResponse {
  return new NextResponse(
    'This page is for the platform’s own people: any user name, and OPS_TOKEN as password.\n',
    {
      status: 401,
      headers: {
        ...commonHeaders(),
        'Content-Type': 'text/plain; charset=utf-8',
        'WWW-Authenticate': 'Basic realm="ops", charset="UTF-8"',
      },
    },
  );
}
