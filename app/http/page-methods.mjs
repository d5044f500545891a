export const PAGE_METHODS = ['GET', 'HEAD'];

/** The endpoints among the pages: there a browser sends along the token that /ops has asked for. */
export const OPS_ENDPOINTS = ['/ops/retry', '/ops/ask', '/ops/country'];

/**
 * Whether a request can be for what proxy.ts stands before. A page is opened, and not posted to: whatever a form of
 * another site sends, it changes nothing there.
 *
 * @param {string} method
 * @param {string} pathname
 */
export function mayBePage(method, pathname) {
  return PAGE_METHODS.includes(method) || OPS_ENDPOINTS.includes(pathname);
}
