import { config } from '@/lib/config';
import { openSentForm, SENT_FORM_SECONDS, type SentForm, sealSentForm } from '@/lib/session/sent-form';

type Cookies = { get(name: string): { value: string } | undefined };

const isHttps = () => config().appUrl.protocol === 'https:';
const cookieName = () => (isHttps() ? '__Secure-form' : 'form');

function cookieWith(value: string, maxAge: number) {
  return {
    name: cookieName(),
    value,
    httpOnly: true,
    sameSite: 'lax' as const,
    secure: isHttps(),
    path: '/onboarding',
    maxAge,
  };
}

/** Has the pilot's own browser keep what they typed until the page that they are led back to shows it. */
export async function sentFormCookie(form: SentForm) {
  return cookieWith(await sealSentForm(form, config().sessionSecrets), SENT_FORM_SECONDS);
}

export function endOfSentFormCookie() {
  return cookieWith('', 0);
}

/** The form that was sent last for the account from the page, if it could not be taken. */
export async function sentFormFrom(
  cookies: Cookies,
  { account, page }: Pick<SentForm, 'account' | 'page'>,
): Promise<SentForm | undefined> {
  const form = await openSentForm(cookies.get(cookieName())?.value, config().sessionSecrets);
  return form?.account === account && form.page === page ? form : undefined;
}
