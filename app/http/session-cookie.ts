import { config } from '@/lib/config';
import {
  type OpenedSession,
  openSession,
  type PilotId,
  SESSION_SECONDS,
  sealSession,
  sessionCookieName,
} from '@/lib/session/session';

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

/** Who is asking, if one of our secrets sealed it. */
export async function pilotFrom(cookies: Cookies): Promise<OpenedSession | undefined> {
  const { appUrl, sessionSecrets } = config();
  return openSession(cookies.get(sessionCookieName(appUrl))?.value, sessionSecrets);
}

/** Says who a pilot is: unreadable to scripts, and not sent along by other sites' forms. */
export async function sessionCookie(pilotId: PilotId): Promise<SessionCookie> {
  const { appUrl, sessionSecrets } = config();
  return {
    name: sessionCookieName(appUrl),
    value: await sealSession(pilotId, sessionSecrets),
    httpOnly: true,
    sameSite: 'lax',
    secure: appUrl.protocol === 'https:',
    path: '/',
    maxAge: SESSION_SECONDS,
  };
}
