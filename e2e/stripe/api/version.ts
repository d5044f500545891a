import { invalidRequest, noSuchMethod } from '../errors';
import { apiOf } from './accounts-apis';

/** The version of Stripe's API that answers where a request names none, and that events are written in. */
export const API_VERSION = '2026-10-28.endive';

/** Stripe's versions by the release whose name they have, but for its previews. */
// biome-ignore format: a table
const releases: Readonly<Record<string, readonly string[]>> = {
  // stripe-node 17 sends these; they are answered as basil is.
  acacia: ['2024-09-30', '2024-10-28', '2024-11-20', '2024-12-18', '2025-01-27', '2025-02-24'],
  // The first that are honoured.
  basil: ['2025-03-31', '2025-04-30', '2025-05-28', '2025-06-30', '2025-07-30', '2025-08-27'],
  // Accounts v2 are in it from 2025-12-15 on.
  clover: ['2025-09-30', '2025-10-29', '2025-11-17', '2025-12-15', '2026-01-28', '2026-02-25'],
  dahlia: ['2026-03-25', '2026-04-22', '2026-05-27', '2026-06-24', '2026-07-29', '2026-08-26'],
  endive: ['2026-09-30', '2026-10-28', '2026-11-18'],
};

/** The versions of before they had names that old SDKs and Stripe's samples send; they are answered as basil is. */
const unnamed = [
  '2020-08-27', // stripe-node 8 to 10, and most samples
  '2022-08-01', // stripe-node 10
  '2022-11-15', // stripe-node 11 and 12
  '2023-08-16', // stripe-node 13
  '2023-10-16', // stripe-node 14
  '2024-04-10', // stripe-node 15
  '2024-06-20', // stripe-node 16
];

/** The version that a request is answered in. Throws Stripe's 400, or one that says what the local Stripe lacks. */
export function versionOf(header: string | undefined, path: string): string {
  if (header === undefined) return API_VERSION;
  const [version = '', beta] = header.split(';').map((part) => part.trim());
  const [, day = '', name] = /^(\d{4}-\d{2}-\d{2})(?:\.(\w+))?$/.exec(version) ?? [];
  if (beta)
    throw invalidRequest(
      `Invalid Stripe API version: ${header}. You do not have permission to pass this beta header: ${beta.split('=')[0]}. If you have any questions, we can help at https://support.stripe.com/.`,
    );
  if (!name && day && day < '2020-08-27')
    throw invalidRequest(`The local Stripe does not model API versions before 2020-08-27, such as ${day}.`);
  if (!isKnown(day, name)) throw invalidRequest(`Invalid Stripe API version: ${header}`);
  if (apiOf(path) === 'v2' && name !== 'preview' && day < firstOfV2(path)) throw noSuchMethod();
  return version;
}

/** Whether a change of Stripe's API that came with a version has come for one who asks in another. */
export function isFrom(version: string, change: string): boolean {
  return version.slice(0, 10) >= change.slice(0, 10);
}

function isKnown(day: string, name: string | undefined): boolean {
  if (name === undefined) return unnamed.includes(day);
  if (name !== 'preview') return Object.hasOwn(releases, name) && releases[name]?.includes(day) === true;
  return day >= '2025-03-31' && Object.values(releases).some((days) => days.includes(day));
}

function firstOfV2(path: string): string {
  return path.startsWith('/v2/core/account') ? '2025-12-15' : '2024-09-30';
}
