import { config } from '@/lib/config';
import { sameSecret } from '@/lib/same-secret';
import { commonHeaders } from '../security-headers';

/** Says whether an address is one of the platform's own people's. */
export function isOps(path: string): boolean {
  return path === '/ops' || path.startsWith('/ops/');
}

/** Takes an `Authorization` header and says whether its password, under any user name, is OPS_TOKEN. */
export function showsOpsToken(authorization: string | null): boolean {
  const { opsToken } = config();
  const [, encoded] = /^basic +([\w+/]+=*)$/i.exec(authorization ?? '') ?? [];
  if (!opsToken || !encoded) return false;
  const credentials = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = credentials.indexOf(':');
  return colon >= 0 && sameSecret(credentials.slice(colon + 1), opsToken);
}

/** The answer by which a browser asks its user: no script, and no token in an address. */
export function askForOpsToken(): Response {
  return new Response(
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
