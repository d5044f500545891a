import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { commonHeaders } from './app/http/common-headers';
import { isConfigured } from './app/http/is-configured';
import { opsRefusal } from './app/http/ops-auth';
import { pageHeaders } from './app/http/page-headers';
import { mayBePage, OPS_ENDPOINTS, PAGE_METHODS } from './app/http/page-methods.mjs';
import { plainAnswer } from './app/http/plain-answer';
import { pilotFrom, sessionCookie } from './app/http/session-cookie';
import { config as configuration } from './lib/config';
import { newPilotId } from './lib/session/session';

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * Gives our own address for a page that was asked for at another of our hosts: the cookie would be set there,
 * and the pilot would come back from Stripe here without it. Only where the Host header can be believed.
 */
function canonical(request: NextRequest): URL | undefined {
  const { appUrl, onVercel } = configuration();
  const host = request.headers.get('host');
  if (!host || host === appUrl.host || !URL.canParse(`http://${host}`)) return undefined;
  const asked = new URL(`http://${host}`);
  const bothLoopback =
    LOOPBACK.test(asked.hostname) && LOOPBACK.test(appUrl.hostname) && asked.port === appUrl.port;
  if (!onVercel && !bothLoopback) return undefined;
  // Part by part: a path that begins with two slashes would name another host.
  const own = new URL(appUrl);
  own.pathname = request.nextUrl.pathname;
  own.search = request.nextUrl.search;
  return own;
}

/** What explains choices that Stripe refuses is there in spite of them. */
const OF_THE_SETUP = /^\/setup(\/|$)/;

/** An account's own addresses: no account can belong to who comes there without a session. */
const OF_AN_ACCOUNT = /^\/(return|refresh)\//;

/**
 * Whether a session may begin: only where the browser would have sent our cookie along if it had one. Else the answer
 * would replace a cookie that is there, and its pilot would lose their account.
 */
function mayBegin({ headers, nextUrl: { pathname } }: NextRequest): boolean {
  if (OPS_ENDPOINTS.includes(pathname) || OF_AN_ACCOUNT.test(pathname)) return false;
  if (headers.get('sec-fetch-site') !== 'cross-site') return true;
  const isTopLevel =
    headers.get('sec-fetch-mode') === 'navigate' && headers.get('sec-fetch-dest') === 'document';
  return isTopLevel && !headers.has('sec-purpose');
}

/** The cookie to be set with the answer: a first one, or one that is sealed anew. */
async function cookieFor(request: NextRequest) {
  const session = await pilotFrom(request.cookies);
  if (session) return session.renew ? sessionCookie(session.pilotId) : undefined;
  return mayBegin(request) ? sessionCookie(newPilotId()) : undefined;
}

/**
 * Gives every page its security headers and, at first sight, its pilot a session, and asks for the token of /ops.
 * It authorizes nothing.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  if (!mayBePage(request.method, request.nextUrl.pathname))
    return plainAnswer('This page can be opened, and not be sent anything.', 405, {
      Allow: PAGE_METHODS.join(', '),
    });
  const elsewhere = canonical(request);
  if (elsewhere) return NextResponse.redirect(elsewhere, { status: 307, headers: commonHeaders() });
  const refusal = await opsRefusal(request);
  if (refusal) return refusal;

  const nonce = randomBytes(16).toString('base64');
  const headers = pageHeaders(nonce);
  const cookie = await cookieFor(request);

  // The page that is about to be rendered sees the policy, whose nonce Next puts on its scripts, and the session.
  const forwarded = new Headers(request.headers);
  for (const [name, value] of Object.entries(headers)) forwarded.set(name, value);
  if (cookie) request.cookies.set(cookie.name, cookie.value);
  forwarded.set('cookie', request.cookies.toString());

  const options = { request: { headers: forwarded } };
  const response =
    isConfigured() || OF_THE_SETUP.test(request.nextUrl.pathname)
      ? NextResponse.next(options)
      : NextResponse.rewrite(new URL('/not-configured', request.url), options);
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  if (cookie) response.cookies.set(cookie);
  return response;
}

export const config = { matcher: ['/((?!api/|_next/|favicon.ico|icon.svg|robots.txt).*)'] };
