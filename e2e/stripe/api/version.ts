/** The version of Stripe's API that answers here, and that its events are written in. */
export const API_VERSION = '2026-10-28.endive';
