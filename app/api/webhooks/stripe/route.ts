import { after } from 'next/server';
import { z } from 'zod';
import { apiEndpoint } from '@/app/http/api-endpoint';
import { readText } from '@/app/http/read-body';
import { tellPlatform } from '@/app/http/tell-platform';
import { config } from '@/lib/config';
import { AppError } from '@/lib/errors';
import { Envelope } from '@/lib/events/envelope';
import { services } from '@/lib/services';

/** In bytes: Stripe's largest events are far below. */
const LARGEST_EVENT = 256 * 1024;

/**
 * 200 once the event is safely stored, and processed after the answer. Stripe gets a 5xx, and delivers again, only
 * where it is not stored.
 */
export const POST = apiEndpoint({
  path: '/api/webhooks/stripe',
  summary: 'Takes an event of Stripe’s, and answers once it is safely stored.',
  caller: 'stripe',
  body: Envelope,
  answers: { 200: z.object({ eventId: z.string(), type: z.string(), result: z.string() }) },
  errors: ['invalid_request', 'invalid_signature', 'too_large'],
  answer: async ({ request, note, json }) => {
    if (config().webhookSecrets.length === 0)
      throw new AppError('invalid_signature', 'STRIPE_WEBHOOK_SECRET is not set');
    const body = await readText(request, LARGEST_EVENT);
    const { stripeEvents } = await services();
    const signature = request.headers.get('stripe-signature') ?? '';
    const { accountId, ...receipt } = await stripeEvents.receive(body, signature);
    if (accountId) after(() => stripeEvents.processAfterDelivery(accountId).then(tellPlatform));
    note(receipt);
    return json(200, receipt);
  },
});
