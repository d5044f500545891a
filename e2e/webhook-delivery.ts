import { newId } from './stripe/ids';
import { signature } from './stripe/webhooks';

/** An event of an account that changed, as Stripe writes it. */
export function accountUpdated(account: string, { livemode = false } = {}): { id: string; body: string } {
  const event = {
    id: newId('evt'),
    object: 'event',
    type: 'account.updated',
    livemode,
    created: Math.floor(Date.now() / 1000),
    account,
  };
  return { id: event.id, body: JSON.stringify(event) };
}

/** Delivers an event's body to the app at `url` as Stripe does, signed now. */
export function deliver(url: string, body: string, secret: string): Promise<Response> {
  return fetch(`${url}/api/webhooks/stripe`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'stripe-signature': signature(body, secret, Math.floor(Date.now() / 1000)),
    },
    body,
  });
}
