import { z } from 'zod';
import type { Config } from '../config';
import { type Finding, findingsOf } from './finding';
import { isLocal } from './local';

const address = findingsOf('APP_URL');

/** How long the app may take to say that it is there, in ms; `next dev` compiles its answer first. */
const TIMEOUT = 10_000;

const Health = z.object({ status: z.enum(['ok', 'store_unavailable']) });

export type Fetch = (url: URL, options: RequestInit) => Promise<Response>;

async function health(answer: Response): Promise<z.infer<typeof Health> | undefined> {
  const body: unknown = await answer.json().catch(() => undefined);
  return Health.safeParse(body).data;
}

async function judged(answer: Response, { appUrl }: Config): Promise<Finding> {
  const { origin } = appUrl;
  const to = answer.headers.get('location');
  if (answer.status >= 300 && answer.status < 400 && to)
    return address.error(
      `${origin} redirects to ${new URL(to, appUrl).origin}, where pilots would lose their session.`,
      'Set APP_URL to the address that pilots end up at.',
    );
  const told = await health(answer);
  if (!told)
    return address.error(
      `Something answers at ${origin}, but it is not this app: /api/health gave ${answer.status} without its status.`,
      'Set APP_URL to the public address of this app, or let whatever stands before it pass /api/health on.',
    );
  if (told.status !== 'ok')
    return address.error(
      `The app at ${origin} can’t reach its database, or can’t write to it.`,
      'See the app’s log, DATABASE_URL in the settings of that host, and whether the database is full or read-only.',
    );
  if (appUrl.protocol === 'http:' && !isLocal(appUrl))
    return address.warning(
      `The app answers at ${origin}, which is not HTTPS: sessions can be read on the way, and Stripe refuses it with a live key.`,
      'Put HTTPS before the app and set APP_URL to its https:// address.',
    );
  return address.ok(`The app answers at ${origin}.`);
}

export async function checkAddress(config: Config, fetch: Fetch): Promise<Finding> {
  const { appUrl } = config;
  try {
    const signal = AbortSignal.timeout(TIMEOUT);
    return await judged(await fetch(new URL('/api/health', appUrl), { redirect: 'manual', signal }), config);
  } catch {
    return address.error(
      `Nothing answers at ${appUrl.origin}, where Stripe sends pilots back to.`,
      isLocal(appUrl)
        ? 'Start the app (`npm run dev` or `npm start`), or set APP_URL to where it runs.'
        : 'Set APP_URL to the public address of this app, and see that it runs and that its certificate is valid.',
    );
  }
}
