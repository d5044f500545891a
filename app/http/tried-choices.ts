import { cookies } from 'next/headers';
import { config } from '@/lib/config';
import { type AccountSetup, judge } from '@/lib/platform/choices';
import { AccountSetupFields, wordsOf } from '@/lib/platform/setup';

const NAME = 'try-choices';

/** The choices that this browser tries in place of the configured ones. None with a live key. */
export async function triedChoices(): Promise<AccountSetup | undefined> {
  if (config().livemode) return undefined;
  const words = (await cookies()).get(NAME)?.value.split('.') ?? [];
  const [onboarding, dashboard, charges, fees, losses, api] = words;
  const tried = AccountSetupFields.safeParse({ onboarding, dashboard, charges, fees, losses, api });
  return tried.success && judge(tried.data.choices).accepted ? tried.data : undefined;
}

/** The cookie that makes a browser try choices until it is closed; without choices, the one that ends it. */
export function triedChoicesCookie(tried: AccountSetup | undefined) {
  return {
    name: NAME,
    value: tried
      ? wordsOf(tried)
          .map(([, word]) => word)
          .join('.')
      : '',
    httpOnly: true,
    sameSite: 'lax' as const,
    secure: config().appUrl.protocol === 'https:',
    path: '/',
    ...(!tried && { maxAge: 0 }),
  };
}
