import { parseAndValidateFlightRouterState } from 'next/dist/server/app-render/parse-and-validate-flight-router-state.js';
import { LARGEST_BODY } from '../app/http/largest-body.mjs';
import { mayBePage, PAGE_METHODS } from '../app/http/page-methods.mjs';

const METHODS = [...PAGE_METHODS, 'POST', 'OPTIONS'];

/** The methods that something at this target has. */
export function allowedAt(/** @type {string} */ target) {
  return isForProxy(target) ? PAGE_METHODS : METHODS;
}

/** @param {() => unknown} work */
function throws(work) {
  try {
    work();
    return false;
  } catch {
    return true;
  }
}

/** Whether Next could make an address of it. Absolute ones are for a proxy, and Next would redirect to them. */
function isPath(/** @type {string} */ target) {
  return target.startsWith('/') && !throws(() => decodeURIComponent(target.split('?', 1)[0] ?? ''));
}

/** What proxy.ts stands before: for it Next keeps a body in memory, and waits for it. Endpoints under /api/ read their own. */
function isForProxy(/** @type {string} */ target) {
  return !target.startsWith('/api/');
}

/**
 * The status that answers what Next has none for but 500 and a stack in the log, or would hold too much of in memory;
 * undefined for any other request.
 *
 * @param {Pick<import('node:http').IncomingMessage, 'method' | 'url' | 'headers'>} request
 * @returns {400 | 405 | 411 | 413 | undefined}
 */
export function refusal({ method = '', url = '', headers }) {
  if (!METHODS.includes(method)) return 405;
  if (!isPath(url)) return 400;
  const state = headers['next-router-state-tree'];
  if (throws(() => parseAndValidateFlightRouterState(state))) return 400;
  if (!isForProxy(url)) return undefined;
  if (!mayBePage(method, url.split('?', 1)[0] ?? '')) return 405;
  if (headers['transfer-encoding'] !== undefined) return 411;
  if (Number(headers['content-length'] ?? 0) > LARGEST_BODY) return 413;
  return undefined;
}
