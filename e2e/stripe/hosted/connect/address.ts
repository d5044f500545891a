/** Where a platform's page loads Connect.js from, as at Stripe. */
export const CONNECT_JS = '/v1.0/connect.js';
