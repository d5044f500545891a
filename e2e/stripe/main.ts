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
}).catch((error: NodeJS.ErrnoException) => {
  if (error.code !== 'EADDRINUSE') throw error;
  console.error(`Port ${values.port} is in use: stop what uses it, or set another one with --port.`);
  return process.exit(1);
});
console.log(`Local Stripe at ${stripe.url}`);

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void stripe.close().then(() => process.exit(0)));
