import { cookies } from 'next/headers';
import { config } from '@/lib/config';
import { type AccountSetup, judge } from '@/lib/platform/choices';
import { inOneWord, readOneWord } from '@/lib/platform/setup';
import { newPilotId, openSession, type PilotId, sealSession } from '@/lib/session/session';

/** What a browser tries in place of the configured choices, and as whom: its own pilot is left as they are. */
type Trial = Readonly<{ tried: AccountSetup; pilotId: PilotId }>;

type Cookies = { get(name: string): { value: string } | undefined };

const isHttps = () => config().appUrl.protocol === 'https:';
const cookieName = () => (isHttps() ? '__Host-trial' : 'trial');

/** The trial that a browser is in. None with a live key. */
export async function trialFrom(sent: Cookies): Promise<Trial | undefined> {
  const { livemode, sessionSecrets } = config();
  const [word, sealed] = sent.get(cookieName())?.value.split(':') ?? [];
  const tried = readOneWord(word);
  if (livemode || !tried || !judge(tried.choices).accepted) return undefined;
  const session = await openSession(sealed, sessionSecrets);
  return session && { tried, pilotId: session.pilotId };
}

/** The choices that the browser which asks for a page, or at an endpoint, is trying. */
export async function triedChoices(): Promise<AccountSetup | undefined> {
  return (await trialFrom(await cookies()))?.tried;
}

function cookieWith(value: string) {
  return {
    name: cookieName(),
    value,
    httpOnly: true,
    sameSite: 'lax' as const,
    secure: isHttps(),
    path: '/',
  };
}

/** Makes a browser a new pilot, who tries these choices until it is closed. */
export async function trialCookie(tried: AccountSetup) {
  return cookieWith(`${inOneWord(tried)}:${await sealSession(newPilotId(), config().sessionSecrets)}`);
}

/** Gives a browser back the pilot that it was. */
export function endOfTrialCookie() {
  return { ...cookieWith(''), maxAge: 0 };
}
