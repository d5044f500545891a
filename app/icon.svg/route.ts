import { NextResponse } from 'next/server';
import { drawnIcon } from '../drawn-icon';
import { handle } from '../http/handle';

export const dynamic = 'force-dynamic';

export const GET = handle({
  path: '/icon.svg',
  answer: async () =>
    new NextResponse(drawnIcon(), {
      headers: { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'public, max-age=3600' },
    }),
});
