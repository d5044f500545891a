import type { NextRequest } from 'next/server';
import { config } from '@/lib/config';
import { AppError } from '@/lib/errors';

/** A browser vouches for it, by a header that scripts can't set. */
export function comesFromOwnPage(request: NextRequest): boolean {
  return request.headers.get('sec-fetch-site') === 'same-origin';
}

/**
 * Throws `cross_site` where a browser says, by either of its two headers, that another site is asking. Every
 * browser sends one of them with a POST; what sends neither is no browser, and carries nobody's cookie.
 */
export function assertOwnOrigin(request: NextRequest): void {
  const site = request.headers.get('sec-fetch-site');
  const origin = request.headers.get('origin');
  const own = site ? comesFromOwnPage(request) : !origin || origin === config().appUrl.origin;
  if (own) return;
  const reason = `Sec-Fetch-Site ${site}, Origin ${origin}, where ours is ${config().appUrl.origin}`;
  throw new AppError('cross_site', reason);
}
