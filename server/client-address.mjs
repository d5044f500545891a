import { isInside, plainAddress } from '../app/http/inside.mjs';

/**
 * What `X-Forwarded-For` may say: a peer on the public internet is the client itself, whatever it sent; one inside is
 * our proxy, which knows better.
 *
 * @param {string | undefined} peer the socket's remote address; none once the peer has gone
 * @param {string | undefined} forwarded the header as it was sent
 * @returns {string | undefined}
 */
export function forwardedFor(peer, forwarded) {
  if (peer === undefined) return undefined;
  const address = plainAddress(peer);
  return isInside(address) && forwarded ? forwarded : address;
}
