import { createHmac } from 'node:crypto';
import { isIP, isIPv6 } from 'node:net';
import { config } from '@/lib/config';
import { isInside, plainAddress } from './inside.mjs';

/**
 * The address that a request comes from, as far as the host can be trusted for it: what Vercel wrote, or the farthest of
 * our own proxies, or our own server. Undefined where nobody has said.
 */
export function addressOf(headers: Headers): string | undefined {
  const { onVercel, trustedProxies } = config();
  // Vercel writes its own over whatever came along; behind another proxy there it has another header for it.
  const vercels = onVercel ? headers.get('x-vercel-forwarded-for') : null;
  const said = (vercels ?? headers.get('x-forwarded-for') ?? '').split(',');
  const address = plainAddress(said.at(-Math.min(trustedProxies, said.length)) ?? '');
  return isIP(address) === 0 ? undefined : address;
}

/**
 * The network that a request comes from, by its address; undefined for one on this machine or beside it. It is a digest: an address is somebody's, and is not kept.
 */
export function networkOf(headers: Headers): string | undefined {
  const address = addressOf(headers);
  if (address === undefined || isInside(address)) return undefined;
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
