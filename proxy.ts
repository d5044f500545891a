import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { opsRefusal } from './app/http/ops-auth';
import { commonHeaders, pageHeaders } from './app/http/security-headers';
import { NEWCOMER, pilotFrom, sessionCookie } from './app/http/session-cookie';
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

/** The one endpoint among the pages: it stands beside them for the sake of the token that a browser sends along. */
const ENDPOINT = '/ops/retry';

/** A page is opened, and not posted to: whatever a form of another site sends, it changes nothing here. */
function isOpened({ method, nextUrl }: NextRequest): boolean {
  return method === 'GET' || method === 'HEAD' || nextUrl.pathname === ENDPOINT;
}

function notAllowed(): NextResponse {
  const headers = { ...commonHeaders(), Allow: 'GET, HEAD', 'Content-Type': 'text/plain; charset=utf-8' };
  return new NextResponse('This page can be opened, and not be sent anything.\n', { status: 405, headers });
}

/**
 * Whether the browser would have sent our cookie along if it had one. Only then does a session begin: else the answer
 * would replace a cookie that is there, and its pilot would lose their account.
 */
function wouldSendCookie({ headers, nextUrl }: NextRequest): boolean {
  if (nextUrl.pathname === ENDPOINT) return false;
  if (headers.get('sec-fetch-site') !== 'cross-site') return true;
  const isTopLevel =
    headers.get('sec-fetch-mode') === 'navigate' && headers.get('sec-fetch-dest') === 'document';
  return isTopLevel && !headers.has('sec-purpose');
}

/**
 * Gives every page its security headers and, at first sight, its pilot a session, and asks for the token of /ops.
 * It authorizes nothing.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  if (!isOpened(request)) return notAllowed();
  const elsewhere = canonical(request);
  if (elsewhere) return NextResponse.redirect(elsewhere, 307);
  const refusal = await opsRefusal(request);
  if (refusal) return refusal;

  const nonce = randomBytes(16).toString('base64');
  const headers = pageHeaders(nonce);
  const session = await pilotFrom(request.cookies);
  const begins = !session && wouldSendCookie(request);
  const cookie = begins || session?.renew ? await sessionCookie(session?.pilotId ?? newPilotId()) : undefined;

  // The page that is about to be rendered sees the policy, whose nonce Next puts on its scripts, and the session.
  const forwarded = new Headers(request.headers);
  for (const [name, value] of Object.entries(headers)) forwarded.set(name, value);
  forwarded.delete(NEWCOMER);
  if (begins) forwarded.set(NEWCOMER, '1');
  if (cookie) request.cookies.set(cookie.name, cookie.value);
  forwarded.set('cookie', request.cookies.toString());

  const response = NextResponse.next({ request: { headers: forwarded } });
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  if (cookie) response.cookies.set(cookie);
  return response;
}

export const config = { matcher: ['/((?!api/|_next/|brand.css|favicon.ico|icon.svg|robots.txt).*)'] };
