import { after } from 'next/server';
import { asAppError } from '@/lib/errors';
import { log } from '@/lib/log';
import { services } from '@/lib/services';

/** Tells the platform what is due: what is told to nobody now is tried again. Throws nothing. */
export async function tellPlatform(): Promise<void> {
  try {
    await (await services()).notifications.deliverAfterRequest();
  } catch (error) {
    const { code, message: reason } = asAppError(error);
    log('error', 'platform_not_told', { code, reason });
  }
}

/** Once the request that is being answered has its answer: it may have brought a new standing of an account. */
export function tellPlatformAfterwards(): void {
  after(tellPlatform);
}
