import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type Stripe from 'stripe';

/** What npm is to fetch, and exactly these: the first is of Rocket Rides' time. */
const others = {
  'stripe-node 10': '10.17.0',
  'stripe-node 14': '14.25.0',
  'stripe-node 17': '17.7.0',
  'stripe-node 20': '20.4.1',
} as const;

/** The SDKs that all is tried with: the last is the project's own. */
export const clientNames = ['stripe-node 14', 'stripe-node 17', 'stripe-node 20', 'stripe-node 23'] as const;
export type ClientName = keyof typeof others | (typeof clientNames)[number];

const CACHE = resolve('node_modules/.cache');
const PACKAGES = join(CACHE, `stripe-node-${Object.values(others).join('-')}`);

const NO_NETWORK =
  /npm error code (EAI_AGAIN|ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|ENOTCACHED|ENOTFOUND|ERR_SOCKET_TIMEOUT|ETIMEDOUT)/;

/** Has npm fetch them once. Gives why it could not where there is no network; throws what else went wrong. */
export async function fetchClients(): Promise<string | undefined> {
  if (existsSync(PACKAGES)) return undefined;
  mkdirSync(CACHE, { recursive: true });
  // Another process may be doing the same: the first to finish is the one that counts.
  const folder = mkdtempSync(`${PACKAGES}-`);
  const wanted = Object.entries(others).map(([name, version]) => `${alias(name)}@npm:stripe@${version}`);
  const options = [
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--no-package-lock',
    '--fetch-retry-maxtimeout=1000',
  ];
  try {
    await promisify(execFile)('npm', ['install', '--prefix', folder, ...options, ...wanted], { cwd: folder });
    renameSync(folder, PACKAGES);
    return undefined;
  } catch (error) {
    if (existsSync(PACKAGES)) return undefined;
    if (!(error instanceof Error && NO_NETWORK.test(error.message))) throw error;
    return 'npm could not be reached: no stripe-node but the project’s own was tried.';
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** That SDK's class. Its own types are not at hand: as far as a test goes, `Client` says what it has. */
export function clientOf<Client = Stripe>(name: ClientName): new (key: string, config: object) => Client {
  if (name === 'stripe-node 23') return createRequire(import.meta.url)('stripe');
  return createRequire(join(PACKAGES, 'package.json'))(alias(name));
}

function alias(name: string): string {
  return name.replace(' ', '-');
}
