import type Stripe from 'stripe';
import { z } from 'zod';
import { AccountId } from '../accounts/answers';
import type { Config } from '../config';
import { ask } from '../stripe';
import { type Finding, findingsOf } from './finding';
import { isLocal } from './local';
import { type Asked, asked } from './refusal';

const key = findingsOf('Stripe key');
const branding = findingsOf('Branding');

const Given = z.string().nullish();

const PlatformAccount = z.object({
  id: AccountId,
  settings: z
    .object({ branding: z.object({ icon: Given, logo: Given, primary_color: Given }).nullish() })
    .nullish(),
});
type Platform = Asked<z.infer<typeof PlatformAccount>>;

export function askForPlatform(stripe: Stripe): Promise<Platform> {
  return asked(ask(PlatformAccount, (options) => stripe.accounts.retrieveCurrent({}, options)));
}

/** Whether asking Stripe anything more makes sense: with a wrong key every answer would be the same. */
export function isAnswered(platform: Platform): boolean {
  return 'answer' in platform || platform.refusal.why === 'forbidden' || platform.refusal.why === 'other';
}

export function checkKey(platform: Platform, { livemode, appUrl }: Config): Finding {
  if ('refusal' in platform && !isAnswered(platform))
    return key.error(platform.refusal.says, platform.refusal.todo);
  const whose = 'answer' in platform ? `of the platform ${platform.answer.id}` : 'that Stripe takes';
  if (!livemode && appUrl.protocol === 'https:' && !isLocal(appUrl))
    return key.warning(
      `The key is a test key ${whose}, and APP_URL is a public address: pilots can onboard there, and nobody is ever paid.`,
      'If this is production, set STRIPE_SECRET_KEY to the live key.',
    );
  return key.ok(`The key is a ${livemode ? 'live' : 'test'} key ${whose}.`);
}

const BRANDING = 'https://dashboard.stripe.com/settings/connect/stripe-dashboard/branding';

export function checkBranding(platform: Platform): Finding {
  if ('refusal' in platform) return branding.warning(platform.refusal.says, platform.refusal.todo);
  const set = platform.answer.settings?.branding;
  const missing = [
    set?.icon ? [] : 'an icon',
    set?.logo ? [] : 'a logo',
    set?.primary_color ? [] : 'a brand color',
  ].flat();
  if (missing.length === 0) return branding.ok('Stripe’s pages carry the platform’s icon, logo and color.');
  return branding.warning(
    `Stripe’s pages do not look like the platform: it has not set ${new Intl.ListFormat('en', { type: 'disjunction' }).format(missing)}.`,
    `Set the branding at ${BRANDING}.`,
  );
}
