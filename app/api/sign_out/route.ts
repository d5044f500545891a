import { z } from 'zod';
import { pilotEndpoint } from '@/app/http/pilot-endpoint';
import { endOfSessionCookie } from '@/app/http/session-cookie';
import { endOfTrialCookie, triedChoices } from '@/app/http/trial';

export const POST = pilotEndpoint({
  path: '/api/sign_out',
  summary: 'Has this browser forget who its pilot is; while it tries choices, the pilot of that trial.',
  body: z.strictObject({}),
  answer: z.object({}),
  errors: [],
  act: async ({ setCookie }) => {
    setCookie((await triedChoices()) ? endOfTrialCookie() : endOfSessionCookie());
    return {};
  },
  next: () => '/',
});
