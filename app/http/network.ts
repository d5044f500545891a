import { createHmac } from 'node:crypto';
import { isIP, isIPv6 } from 'node:net';
import { config } from '@/lib/config';
import { isInside, plainAddress } from './inside.mjs';

/**
 * The network that a request comes from, as far as the host can be trusted for it: by the last address of
 * X-Forwarded-For, which Vercel, a proxy of ours or our own server wrote. Undefined for one on this machine or beside it.
 * It is a digest: an address is somebody's, and is not kept.
 */
export function networkOf(headers: Headers): string | undefined {
  const address = plainAddress(headers.get('x-forwarded-for')?.split(',').at(-1) ?? '');
  if (isIP(address) === 0 || isInside(address)) return undefined;
  const network = isIPv6(address) ? first64Bits(address) : address;
  return createHmac('sha256', config().sessionSecrets[0]).update(network).digest('base64url');
}

/** What a household or an office is given of IPv6: each of its machines changes the rest at will. */
function first64Bits(address: string): string {
  const [head = '', tail] = address.split('::').map((groups) => groups.split(':').filter(Boolean));
  const zeros = tail === undefined ? [] : Array<string>(8).fill('0');
  return [...head, ...zeros]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16))
    .join(':');
}
