import { NextResponse } from 'next/server';
import { handle } from '@/app/http/handle';
import { config } from '@/lib/config';
import { AppError } from '@/lib/errors';
import { sameSecret } from '@/lib/same-secret';
import { services } from '@/lib/services';

/** In seconds: how long Vercel lets a run take. */
export const maxDuration = 300;

/** Brings the store in line with Stripe, for who shows the header that Vercel's cron sends. */
export const GET = handle({
  path: '/api/cron/reconcile',
  answer: async ({ request, note }) => {
    const { cronSecret } = config();
    if (!cronSecret || !sameSecret(request.headers.get('authorization') ?? '', `Bearer ${cronSecret}`))
      throw new AppError('unauthorized', 'CRON_SECRET is not set, or not what was sent');
    const report = await (await services()).reconciliation.run();
    note(report);
    return NextResponse.json(report);
  },
});
