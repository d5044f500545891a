import { after, type NextRequest, NextResponse } from 'next/server';
import { z } from 'zod';
import { problem } from '@/app/http/answer';
import { assertOwnOrigin } from '@/app/http/own-origin';
import { readBody } from '@/app/http/read-body';
import { config } from '@/lib/config';
import { AppError, asAppError } from '@/lib/errors';
import { log } from '@/lib/log';
import { live } from '@/lib/services';
import { showsOpsToken } from '../../http/ops-auth';
import { opsAddress } from '../address';

/** In seconds: how long Vercel lets it take to work off what waits. */
export const maxDuration = 60;

const Wish = z.union([
  z.strictObject({ event: z.string().regex(/^\w{1,255}$/) }),
  z.strictObject({ all: z.literal('waiting') }),
]);

/** `POST /ops/retry`, a plain form: tries one event again, or all that wait, and leads back to what came of it. */
export async function POST(request: NextRequest): Promise<NextResponse> {
  if (!config().opsToken) return new NextResponse(null, { status: 404 });
  try {
    if (!showsOpsToken(request.headers.get('authorization')))
      throw new AppError('unauthorized', 'not the token of OPS_TOKEN');
    assertOwnOrigin(request);
    const wish = Wish.safeParse(await readBody(request));
    if (!wish.success) throw new AppError('invalid_request', wish.error.message);
    const retried = 'event' in wish.data ? await retryOne(wish.data.event) : await retryAll();
    log('info', 'ops_retry', { retried });
    return NextResponse.redirect(new URL(opsAddress({ retried }, 'events'), config().appUrl), 303);
  } catch (error) {
    const failure = asAppError(error);
    log('error', 'ops_retry', { code: failure.code, reason: failure.message });
    return problem(failure);
  }
}

async function retryOne(eventId: string): Promise<string> {
  const { ops } = await live();
  if (!(await ops.retry(eventId))) throw new AppError('invalid_request', 'there is no such event');
  return eventId;
}

async function retryAll(): Promise<string> {
  const { ops } = await live();
  after(await ops.retryAll());
  return 'all';
}
