/** Says whether an address is of this machine: Stripe's servers can't reach it. */
export function isLocal({ hostname }: URL): boolean {
  return /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}
