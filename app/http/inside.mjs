import { BlockList, isIPv6 } from 'node:net';

/** Where our own proxy can be: this machine, or a network that strangers have no address in. */
const inside = new BlockList();
for (const [network, bits] of /** @type {const} */ ([
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['100.64.0.0', 10],
]))
  inside.addSubnet(network, bits);
inside.addAddress('::1', 'ipv6');
inside.addSubnet('fc00::', 7, 'ipv6');
inside.addSubnet('fe80::', 10, 'ipv6');

/**
 * Whether an IP address is one that strangers on the internet can't have.
 *
 * @param {string} address
 */
export function isInside(address) {
  return inside.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

/**
 * An IP address as it stands in a header or at a socket, without what some add: the mark of IPv4 within IPv6, a zone, a
 * port, brackets. What is no address stays none.
 *
 * @param {string} text
 */
export function plainAddress(text) {
  const bare = text
    .trim()
    .replace(/^\[(.*)\](:\d+)?$/, '$1')
    .replace(/^::ffff:(?=[\d.]+(:\d+)?$)/i, '')
    .replace(/%.*$/, '');
  return bare.replace(/^([\d.]+):\d+$/, '$1');
}
