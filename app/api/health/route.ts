import { NextResponse } from 'next/server';
import { handle } from '@/app/http/handle';
import { isStoreReachable } from '@/lib/services';

export const dynamic = 'force-dynamic';

export const GET = handle({
  path: '/api/health',
  answer: async () =>
    (await isStoreReachable())
      ? NextResponse.json({ status: 'ok' })
      : NextResponse.json({ status: 'store_unavailable' }, { status: 503 }),
});
