/** What a page is answered with. */
export type PageHead = Readonly<{ status: number; headers: Readonly<Record<string, string>> }>;

declare global {
  var headsOfPages: Map<string, PageHead> | undefined;
}
globalThis.headsOfPages ??= new Map();

/**
 * How pages that are being rendered are to be answered, where that is not as all others, by the policy that proxy.ts put
 * into their request, whose nonce no other has. One for the whole process: pages and instrumentation.ts are bundled apart.
 */
export const pageHeads = globalThis.headsOfPages;
