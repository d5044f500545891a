import { headers } from 'next/headers';

/**
 * Whether who asks for this page comes from elsewhere: from Stripe, an e-mail, a bookmark. Our own links and scripts
 * say that they are ours; a browser that says nothing may come from anywhere. A reload repeats what it reloads.
 */
export async function isArrival(): Promise<boolean> {
  return (await headers()).get('sec-fetch-site') !== 'same-origin';
}
