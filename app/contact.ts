import { config } from '@/lib/config';
import type { Contact } from './components/said';
import { words } from './words';

/** Where the platform's pilots get help. */
export function contact(): Contact {
  const { contactUs: phrase, support } = words();
  return { phrase, support: config().platform.support?.href, request: support.request };
}
