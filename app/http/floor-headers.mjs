/** Of every answer that this host gives, whoever makes it. */
export const floorHeaders = {
  'X-Content-Type-Options': 'nosniff',
  // Not `no-referrer`: with it a browser's own form would send `Origin: null`.
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

/** Of what is no page of ours: nothing of it runs. */
export const floorPolicy = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
};

/** Of what was asked for over HTTPS. */
export const httpsHeaders = { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' };
