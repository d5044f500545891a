import { NextResponse } from 'next/server';
import { handle } from '../http/handle';
import { icon } from '../drawn-icon';

export const dynamic = 'force-dynamic';

export const GET = handle({
  path: '/icon.svg',
  answer: async () =>
    new NextResponse(icon(), {
      headers: { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'public, max-age=3600' },
    }),
});
