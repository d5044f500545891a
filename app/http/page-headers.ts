import { styles } from '@/app/styles';
import { config } from '@/lib/config';
import { commonHeaders } from './common-headers';

/** Where Stripe's hosted pages live: v1 account links are of the first host, v2 ones of the second. */
const STRIPE_HOSTED = ['https://connect.stripe.com', 'https://accounts.stripe.com'];

/** Where the frames of Stripe's embedded components live. */
const STRIPE_FRAMES = ['https://connect-js.stripe.com', 'https://js.stripe.com'];

/** Of the style element that Connect.js makes, empties, and fills by script. */
const CONNECT_STYLE = "'sha256-0hAheEzaMe6uXIKV4EehS9pu1am1lj/KnnzrOYqckXk='";

/**
 * Headers of a page. Only what carries the nonce runs; a form may end on Stripe's hosted pages and nowhere else. Of one that
 * `embeds` Stripe's components, the least that these need beside; of one whose script `sendsTo` Stripe, those origins, and
 * pictures of what is about to be sent.
 */
export function pageHeaders(
  nonce: string,
  { embeds = false, sendsTo = [] }: Readonly<{ embeds?: boolean; sendsTo?: readonly string[] }> = {},
): Record<string, string> {
  const { stripe, development, platform } = config();
  const frames = stripe.connectJs ? [stripe.connectJs.origin] : STRIPE_FRAMES;
  const images = embeds ? [stripe.connectJs ? stripe.connectJs.origin : 'https://*.stripe.com'] : [];
  const policy = {
    'default-src': "'none'",
    'script-src': `'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    // A hash would make what Next's development server puts into a page useless.
    'style-src': `'self' ${development ? "'unsafe-inline'" : [styles().source, ...(embeds ? [CONNECT_STYLE] : [])].join(' ')}`,
    'img-src': [
      "'self' data:",
      ...(platform.logo ? [platform.logo.origin] : []),
      ...images,
      ...(sendsTo.length > 0 ? ['blob:'] : []),
    ].join(' '),
    'font-src': "'self'",
    'connect-src': ["'self'", ...sendsTo].join(' '),
    ...(embeds && { 'frame-src': frames.join(' ') }),
    'manifest-src': "'self'",
    // Chromium holds the redirects of a form's answer to this as well.
    'form-action': ["'self'", ...STRIPE_HOSTED, ...(stripe.apiBase ? [stripe.apiBase.origin] : [])].join(' '),
    'base-uri': "'none'",
    'object-src': "'none'",
    'frame-ancestors': "'none'",
  };
  return {
    ...commonHeaders(),
    ...(embeds && embeddingHeaders(frames)),
    'Content-Security-Policy': Object.entries(policy)
      .map(([directive, sources]) => `${directive} ${sources}`)
      .join('; '),
  };
}

/** In place of those of other pages. */
function embeddingHeaders(frames: readonly string[]): Record<string, string> {
  return {
    // With another one, the window in which Stripe signs a pilot in could not talk to its frame.
    'Cross-Origin-Opener-Policy': 'unsafe-none',
    // Stripe has documents photographed, and banks want to know where their window comes from.
    'Permissions-Policy': `camera=(self ${frames.map((frame) => `"${frame}"`).join(' ')}), geolocation=(), microphone=(), payment=(), usb=()`,
    'Referrer-Policy': 'strict-origin-when-cross-origin',
  };
}
