import { styles } from '@/app/styles';
import { config } from '@/lib/config';
import { commonHeaders } from './common-headers';

/** Where Stripe's hosted pages live: v1 account links are of the first host, v2 ones of the second. */
const STRIPE_HOSTED = ['https://connect.stripe.com', 'https://accounts.stripe.com'];

/** Headers of a page. Only what carries the nonce runs; a form may end on Stripe's hosted pages and nowhere else. */
export function pageHeaders(nonce: string): Record<string, string> {
  const { stripe, development, platform } = config();
  const policy = {
    'default-src': "'none'",
    'script-src': `'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    // A hash would make what Next's development server puts into a page useless.
    'style-src': `'self' ${development ? "'unsafe-inline'" : styles().source}`,
    'img-src': ["'self' data:", ...(platform.logo ? [platform.logo.origin] : [])].join(' '),
    'font-src': "'self'",
    'connect-src': "'self'",
    'manifest-src': "'self'",
    // Chromium holds the redirects of a form's answer to this as well.
    'form-action': ["'self'", ...STRIPE_HOSTED, ...(stripe.apiBase ? [stripe.apiBase.origin] : [])].join(' '),
    'base-uri': "'none'",
    'object-src': "'none'",
    'frame-ancestors': "'none'",
  };
  return {
    ...commonHeaders(),
    'Content-Security-Policy': Object.entries(policy)
      .map(([directive, sources]) => `${directive} ${sources}`)
      .join('; '),
  };
}
