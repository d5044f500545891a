import { type NextRequest, NextResponse } from 'next/server';
import { config } from '@/lib/config';
import { AppError, asAppError } from '@/lib/errors';
import { log } from '@/lib/log';
import { sameSecret } from '@/lib/same-secret';
import { live } from '@/lib/services';
import { problem } from '../../../http/answer';
import { commonHeaders } from '../../../http/security-headers';

/** In seconds: how long Vercel lets a run take. */
export const maxDuration = 300;

/** `GET /api/cron/reconcile`, with the header that Vercel's cron sends: brings the store in line with Stripe. */
export async function GET(request: NextRequest): Promise<NextResponse> {
  try {
    const { cronSecret } = config();
    if (!cronSecret || !sameSecret(request.headers.get('authorization') ?? '', `Bearer ${cronSecret}`))
      throw new AppError('unauthorized', 'CRON_SECRET is not set, or not what was sent');
    const report = await (await live()).reconciliation.run();
    log('info', 'reconcile', report);
    return NextResponse.json(report, { headers: commonHeaders() });
  } catch (error) {
    const failure = asAppError(error);
    log('error', 'reconcile', { code: failure.code, reason: failure.message });
    return problem(failure);
  }
}
