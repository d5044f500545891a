import { config } from '@/lib/config';
import { floorHeaders, httpsHeaders } from './floor-headers.mjs';

/** Headers of every answer, a page's or an endpoint's. */
export function commonHeaders(): Record<string, string> {
  const { appUrl } = config();
  return {
    'Cache-Control': 'private, no-store',
    ...floorHeaders,
    ...(appUrl.protocol === 'https:' && httpsHeaders),
  };
}
