import { config } from '@/lib/config';
import {
  type OpenedSession,
  openSession,
  type PilotId,
  SESSION_SECONDS,
  sealSession,
  sessionCookieName,
} from '@/lib/session/session';
import { trialFrom } from './trial';

type SessionCookie = {
  name: string;
  value: string;
  httpOnly: true;
  sameSite: 'lax';
  secure: boolean;
  path: '/';
  maxAge: number;
};

/** A request's cookies, as a route, the proxy and a page each have them. */
type Cookies = { get(name: string): { value: string } | undefined };

/** Who is asking, if one of our secrets sealed it: while a browser tries choices, the pilot of its trial. */
export async function pilotFrom(cookies: Cookies): Promise<OpenedSession | undefined> {
  const { appUrl, sessionSecrets } = config();
  const trial = await trialFrom(cookies);
  // Renewed, it would take the place of the browser's own pilot.
  if (trial) return { pilotId: trial.pilotId, renew: false };
  return openSession(cookies.get(sessionCookieName(appUrl))?.value, sessionSecrets);
}

function cookieWith(value: string, maxAge: number): SessionCookie {
  const { appUrl } = config();
  return {
    name: sessionCookieName(appUrl),
    value,
    httpOnly: true,
    sameSite: 'lax',
    secure: appUrl.protocol === 'https:',
    path: '/',
    maxAge,
  };
}

/** Says who a pilot is: unreadable to scripts, and not sent along by other sites' forms. */
export async function sessionCookie(pilotId: PilotId): Promise<SessionCookie> {
  return cookieWith(await sealSession(pilotId, config().sessionSecrets), SESSION_SECONDS);
}

/** Has a browser forget its pilot. */
export function endOfSessionCookie(): SessionCookie {
  return cookieWith('', 0);
}
