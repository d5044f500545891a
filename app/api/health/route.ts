import { z } from 'zod';
import { apiEndpoint } from '@/app/http/api-endpoint';
import { storeFailure } from '@/lib/services';

export const dynamic = 'force-dynamic';

export const GET = apiEndpoint({
  path: '/api/health',
  summary: 'Whether the app can do its work.',
  caller: 'anybody',
  answers: {
    200: z.object({ status: z.literal('ok') }),
    503: z.object({ status: z.literal('store_unavailable') }),
  },
  errors: [],
  answer: async ({ note, json }) => {
    const failure = await storeFailure();
    if (!failure) return json(200, { status: 'ok' });
    note({ code: failure.code, reason: failure.message });
    return json(503, { status: 'store_unavailable' });
  },
});
