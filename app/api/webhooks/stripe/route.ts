import { after, NextResponse } from 'next/server';
import { handle } from '@/app/http/handle';
import { readText } from '@/app/http/read-body';
import { config } from '@/lib/config';
import { AppError } from '@/lib/errors';
import { services } from '@/lib/services';

/** In bytes: Stripe's largest events are far below. */
const LARGEST_EVENT = 256 * 1024;

/**
 * 200 once the event is safely stored, and processed after the answer. Stripe gets a 5xx, and delivers again, only
 * where it is not stored.
 */
export const POST = handle({
  path: '/api/webhooks/stripe',
  answer: async ({ request, note }) => {
    if (config().webhookSecrets.length === 0)
      throw new AppError('invalid_signature', 'STRIPE_WEBHOOK_SECRET is not set');
    const body = await readText(request, LARGEST_EVENT);
    const { stripeEvents } = await services();
    const signature = request.headers.get('stripe-signature') ?? '';
    const { accountId, ...receipt } = await stripeEvents.receive(body, signature);
    if (accountId) after(() => stripeEvents.processAfterDelivery(accountId));
    note(receipt);
    return NextResponse.json(receipt);
  },
});
