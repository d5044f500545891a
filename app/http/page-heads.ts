import type { FailureHead } from './answer';

declare global {
  var headsOfFailedPages: Map<string, FailureHead> | undefined;
}
globalThis.headsOfFailedPages ??= new Map();

/**
 * How pages that are being rendered, and have failed, are to be answered, by the policy that proxy.ts put into their
 * request, whose nonce no other has. One for the whole process: pages and instrumentation.ts are bundled apart.
 */
export const pageHeads = globalThis.headsOfFailedPages;
