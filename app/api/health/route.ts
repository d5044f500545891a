import { NextResponse } from 'next/server';
import { checkDatabase } from '@/lib/services';
import { commonHeaders } from '../../http/security-headers';

/** `GET /api/health`: 200 where the store answers, else 503. Rendered at request time. */
export async function GET(): Promise<NextResponse> {
  const status = await checkDatabase().then(
    () => 'ok' as const,
    () => 'store_unavailable' as const,
  );
  return NextResponse.json({ status }, { status: status === 'ok' ? 200 : 503, headers: commonHeaders() });
}

export const dynamic = 'force-dynamic';
