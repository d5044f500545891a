import { parseArgs } from 'node:util';
import { startLocalStripe } from './server';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '12111' },
    keep: { type: 'string' },
    webhook: { type: 'string' },
    'webhook-secret': { type: 'string' },
  },
  strict: false,
});

const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
const url = text(values.webhook);
const secret = text(values['webhook-secret']);

const stripe = await startLocalStripe({
  port: Number(values.port),
  keep: text(values.keep),
  webhook: url && secret ? { url, secret } : undefined,
});
console.log(`Local Stripe at ${stripe.url}`);

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void stripe.close().then(() => process.exit(0)));
