import { config } from '@/lib/config';
import { judge } from '@/lib/platform/choices';

/** False only under `next dev`, which starts with choices that Stripe refuses so that /setup can explain them. */
export function isConfigured(): boolean {
  return judge(config().accountSetup.choices).accepted;
}
