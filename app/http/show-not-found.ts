import { redirect } from 'next/navigation';

/**
 * Shows the page of what does not exist. Next's `notFound()` sends an empty page that only JavaScript fills; an
 * address that has no page gets the same one, rendered here.
 */
export function showNotFound(): never {
  redirect('/nothing-here');
}
