import { cookies } from 'next/headers';
import { config } from '@/lib/config';
import { type AccountSetup, judge } from '@/lib/platform/choices';
import { inOneWord, readOneWord } from '@/lib/platform/setup';

const NAME = 'try-choices';

/** The choices that this browser tries in place of the configured ones. None with a live key. */
export async function triedChoices(): Promise<AccountSetup | undefined> {
  if (config().livemode) return undefined;
  const tried = readOneWord((await cookies()).get(NAME)?.value);
  return tried && judge(tried.choices).accepted ? tried : undefined;
}

/** The cookie that makes a browser try choices until it is closed; without choices, the one that ends it. */
export function triedChoicesCookie(tried: AccountSetup | undefined) {
  return {
    name: NAME,
    value: tried ? inOneWord(tried) : '',
    httpOnly: true,
    sameSite: 'lax' as const,
    secure: config().appUrl.protocol === 'https:',
    path: '/',
    ...(!tried && { maxAge: 0 }),
  };
}
