import { textOn } from '@/lib/color';
import { config } from '@/lib/config';
import { commonHeaders } from '../http/security-headers';

export const dynamic = 'force-dynamic';

/** The platform's color, as a style sheet: in the page itself it would need a nonce, which a refreshed page outlives. */
export function GET(): Response {
  const { color } = config().platform;
  return new Response(`:root{--accent:${color};--on-accent:${textOn(color)}}`, {
    headers: { ...commonHeaders(), 'Content-Type': 'text/css', 'Cache-Control': 'public, max-age=3600' },
  });
}
