import { invalidRequest } from '../../errors';

/** Where a link leads back to, as a header can say it: Stripe wants it absolute, and over HTTPS where the key is live. */
export function redirectUrl(param: string, url: string, livemode: boolean): string {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw invalidRequest('Not a valid URL', { code: 'url_invalid', param });
  if (livemode && new URL(url).protocol !== 'https:')
    throw invalidRequest('Livemode requests must always be redirected via HTTPS.', { param });
  return new URL(url).href;
}
