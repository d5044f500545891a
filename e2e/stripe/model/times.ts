/** How long Stripe looks at details that it does not verify at once, in seconds of the local clock. */
export const CHECK_SECONDS = 20;

/** When it has found that a tax ID is wrong, in seconds after it was submitted. */
export const TAX_ID_SECONDS = 45;
