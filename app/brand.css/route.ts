import { NextResponse } from 'next/server';
import { textOn } from '@/lib/color';
import { config } from '@/lib/config';
import { handle } from '../http/handle';

export const dynamic = 'force-dynamic';

/** The platform's color, as a style sheet: in the page itself it would need a nonce, which a refreshed page outlives. */
export const GET = handle({
  path: '/brand.css',
  answer: async () => {
    const { color } = config().platform;
    return new NextResponse(`:root{--accent:${color};--on-accent:${textOn(color)}}`, {
      headers: { 'Content-Type': 'text/css', 'Cache-Control': 'public, max-age=3600' },
    });
  },
});
