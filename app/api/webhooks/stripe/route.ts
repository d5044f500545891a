import { after, type NextRequest, NextResponse } from 'next/server';
import { config } from '@/lib/config';
import { AppError, asAppError } from '@/lib/errors';
import { log } from '@/lib/log';
import { live } from '@/lib/services';
import { problem } from '../../../http/answer';
import { readText } from '../../../http/read-body';
import { commonHeaders } from '../../../http/security-headers';

/** In bytes: Stripe's largest events are far below. */
const LARGEST_EVENT = 256 * 1024;

/**
 * `POST /api/webhooks/stripe`: 200 once the event is safely stored, and worked off after the answer. Stripe gets a 5xx,
 * and delivers again, only where it is not stored.
 */
export async function POST(request: NextRequest): Promise<NextResponse> {
  try {
    if (config().webhookSecrets.length === 0)
      throw new AppError('invalid_signature', 'STRIPE_WEBHOOK_SECRET is not set');
    const body = await readText(request, LARGEST_EVENT);
    const { stripeEvents } = await live();
    const { accountId, ...receipt } = await stripeEvents.receive(
      body,
      request.headers.get('stripe-signature') ?? '',
    );
    if (accountId) after(() => stripeEvents.drainAfter(accountId));
    log('info', 'stripe_event', receipt);
    return NextResponse.json(receipt, { headers: commonHeaders() });
  } catch (error) {
    const failure = asAppError(error);
    log('error', 'stripe_event', { code: failure.code, reason: failure.message });
    return problem(failure);
  }
}
