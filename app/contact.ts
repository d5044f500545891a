import { config } from '@/lib/config';
import type { Contact } from './components/said';
import { words } from './words';

/** Where the platform's pilots get help. */
export function contact(): Contact {
  return { phrase: words().contactUs, support: config().platform.support?.href };
}
