import { z } from 'zod';
import { apiEndpoint } from '@/app/http/api-endpoint';
import { bearerToken } from '@/app/http/bearer';
import { config } from '@/lib/config';
import { AppError } from '@/lib/errors';
import { services } from '@/lib/services';
import { platformCaller } from '@/lib/session/platform-caller';

/** In seconds: how long Vercel lets a run take. */
export const maxDuration = 300;

const Count = z.int().min(0);

/** What a run did; `due` accounts are left for the next one, and the platform has `toTell` to hear. */
const Report = z.object({
  eventsOfAccounts: Count,
  adopted: Count,
  asked: Count,
  failed: Count,
  due: Count,
  told: Count,
  toTell: Count,
});

/** Brings the store in line with Stripe, for who shows the header that Vercel's cron sends. */
export const GET = apiEndpoint({
  path: '/api/cron/reconcile',
  summary: 'Brings the store in line with Stripe.',
  caller: 'cron',
  answers: { 200: Report },
  errors: ['unauthorized'],
  answer: async ({ request, note, json }) => {
    if (!platformCaller(bearerToken(request.headers), config().cronSecret))
      throw new AppError('unauthorized', 'CRON_SECRET is not set, or not what was sent');
    const report = await (await services()).reconciliation.run();
    note(report);
    return json(200, report);
  },
});
