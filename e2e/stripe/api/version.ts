import { invalidRequest, noSuchMethod } from '../errors';
import { apiOf } from './accounts-apis';

/** The version of Stripe's API that answers where a request names none, and that events are written in. */
export const API_VERSION = '2026-10-28.endive';

/** What Stripe calls the versions from a day on. Which days of a release have one is not checked. */
const releases = [
  { name: 'acacia', from: '2024-09-30' }, // stripe-node 17, answered as basil is
  { name: 'basil', from: '2025-03-31' }, // the first that is honoured
  { name: 'clover', from: '2025-09-30' }, // has Accounts v2 from 2025-12-15 on
  { name: 'dahlia', from: '2026-03-25' },
  { name: 'endive', from: '2026-09-30' }, // the SDK that is installed
] as const;

/** The versions before they had names that old SDKs and Stripe's samples send; they are answered as basil is. */
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
  const known = name === undefined ? unnamed.includes(day) : name === 'preview' || name === releaseOf(day);
  if (!known) throw invalidRequest(`Invalid Stripe API version: ${header}`);
  if (apiOf(path) === 'v2' && name !== 'preview' && day < firstOfV2(path)) throw noSuchMethod();
  return version;
}

/** Whether a change of Stripe's API that came with a version has come for one who asks in another. */
export function isFrom(version: string, change: string): boolean {
  return version.slice(0, 10) >= change.slice(0, 10);
}

function releaseOf(day: string): string | undefined {
  return releases.findLast(({ from }) => day >= from)?.name;
}

function firstOfV2(path: string): string {
  return path.startsWith('/v2/core/account') ? '2025-12-15' : '2024-09-30';
}
