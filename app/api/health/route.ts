import { NextResponse } from 'next/server';
import { handle } from '@/app/http/handle';
import { storeFailure } from '@/lib/services';

export const dynamic = 'force-dynamic';

export const GET = handle({
  path: '/api/health',
  answer: async ({ note }) => {
    const failure = await storeFailure();
    if (!failure) return NextResponse.json({ status: 'ok' });
    note({ code: failure.code, reason: failure.message });
    return NextResponse.json({ status: 'store_unavailable' }, { status: 503 });
  },
});
