import { headers } from 'next/headers';
import { pageHeaders } from './page-headers';
import { addToHead } from './page-status';

/** Gives the page that is being rendered the headers of one that may do this, in place of those that proxy.ts gave it. */
export async function allowPage(may: Parameters<typeof pageHeaders>[1]): Promise<void> {
  const [, nonce] = /'nonce-([^']+)'/.exec((await headers()).get('content-security-policy') ?? '') ?? [];
  if (nonce) await addToHead({ headers: pageHeaders(nonce, may) });
}
