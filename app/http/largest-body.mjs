/** In bytes: many times what any of our forms and endpoints sends. Stripe's events have a limit of their own. */
export const LARGEST_BODY = 16 * 1024;
