import { after } from 'next/server';
import { z } from 'zod';
import { seeOther } from '@/app/http/answer';
import { handle } from '@/app/http/handle';
import { assertOpsCaller } from '@/app/http/ops-auth';
import { assertOwnOrigin } from '@/app/http/own-origin';
import { parsed, readBody } from '@/app/http/read-body';
import { tellPlatform, tellPlatformAfterwards } from '@/app/http/tell-platform';
import { config } from '@/lib/config';
import { AppError } from '@/lib/errors';
import type { Ops } from '@/lib/ops/ops';
import { services } from '@/lib/services';
import { opsAddress } from '../address';

/** In seconds: how long Vercel lets it take to process what waits. */
export const maxDuration = 60;

const Body = z.union([
  z.strictObject({ event: z.string().regex(/^\w{1,255}$/) }),
  z.strictObject({ all: z.literal('waiting') }),
]);

/** A plain form: tries one event again, or all that wait, and leads back to what came of it. */
export const POST = handle({
  path: '/ops/retry',
  exists: () => config().opsToken !== undefined,
  answer: async ({ request, note }) => {
    assertOpsCaller(request.headers);
    assertOwnOrigin(request);
    const body = parsed(Body, await readBody(request));
    const { ops } = await services();
    const retried = 'event' in body ? await retryOne(ops, body.event) : await retryAll(ops);
    note({ retried });
    return seeOther(opsAddress({ retried }, 'events'));
  },
});

async function retryOne(ops: Ops, eventId: string): Promise<string> {
  if (!(await ops.retry(eventId))) throw new AppError('invalid_request', 'there is no such event');
  tellPlatformAfterwards();
  return eventId;
}

async function retryAll(ops: Ops): Promise<string> {
  const processAll = await ops.retryAll();
  after(() => processAll().then(tellPlatform));
  return 'all';
}
