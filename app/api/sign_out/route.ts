import { z } from 'zod';
import { seeOther } from '@/app/http/answer';
import { apiEndpoint } from '@/app/http/api-endpoint';
import { assertOwnOrigin } from '@/app/http/own-origin';
import { isForm } from '@/app/http/pilot-endpoint';
import { endOfSentFormCookie } from '@/app/http/sent-form-cookie';
import { endOfSessionCookie } from '@/app/http/session-cookie';
import { endOfTrialCookie, triedChoices } from '@/app/http/trial';

/** Who is signed out already is so: a second press is no mistake. */
export const POST = apiEndpoint({
  path: '/api/sign_out',
  summary: 'Has this browser forget who its pilot is; while it tries choices, the pilot of that trial.',
  caller: 'pilot',
  takesForms: true,
  answers: { 200: z.object({}) },
  errors: ['cross_site'],
  answer: async ({ request, setCookie, json }) => {
    assertOwnOrigin(request);
    setCookie(endOfSentFormCookie());
    setCookie((await triedChoices()) ? endOfTrialCookie() : endOfSessionCookie());
    return isForm(request) ? seeOther('/') : json(200, {});
  },
});
