import { type Config, ConfigError, readConfig } from '../config';
import type { Database } from '../store/database';
import { openPglite } from '../store/pglite';
import { openPostgres } from '../store/postgres';
import { createStripe } from '../stripe';
import { checkAddress, type Fetch } from './address';
import { checkDatabase } from './database';
import { type Finding, findingsOf } from './finding';
import { askForPlatform, checkBranding, checkKey, isAnswered } from './key';
import { checkOpening } from './opening';
import { withoutSecrets } from './secrets';
import { checkVariables } from './variables';
import { checkWebhook } from './webhook';

export type { Finding };

/** What is examined, and how far. */
export type Parts = Readonly<{
  config: Config;
  /** Gives the configured database, not migrated by this. */
  database: () => Promise<Database>;
  /** Whether a test account may be opened and closed again: for who asks for it, not for a page that is looked at. */
  mayOpenAccount: boolean;
  fetch?: Fetch;
}>;

async function ofStripe({ config, mayOpenAccount }: Parts): Promise<Finding[]> {
  const stripe = createStripe(config.stripe);
  const platform = await askForPlatform(stripe);
  const key = checkKey(platform, config);
  if (!isAnswered(platform)) return [key];
  const [opening, webhook] = await Promise.all([
    checkOpening(stripe, config, mayOpenAccount),
    checkWebhook(stripe, config),
  ]);
  return [key, opening, checkBranding(platform), webhook];
}

/**
 * Asks the configured Stripe, database and address, and gives what was found: an error for each thing that keeps
 * pilots from onboarding. No finding holds a key or a secret. Throws nothing that the configuration is to blame for.
 */
export async function examine(parts: Parts): Promise<Finding[]> {
  const { config, fetch = globalThis.fetch } = parts;
  const [stripe, address, database] = await Promise.all([
    ofStripe(parts),
    checkAddress(config, fetch),
    checkDatabase(config, parts.database),
  ]);
  const findings = [...stripe, address, ...database, ...checkVariables(config)];
  return findings.map((finding) => withoutSecrets(finding, config));
}

async function openAsItIs({ database }: Config): Promise<Database> {
  return database.kind === 'postgres' ? openPostgres(database.url) : openPglite(database.folder);
}

/** Examines what an environment configures. Where that is wrong itself, its problems are all that is found. */
export async function examineEnvironment(environment: NodeJS.Dict<string>): Promise<Finding[]> {
  const { error } = findingsOf('Configuration');
  let config: Config;
  try {
    config = readConfig(environment);
  } catch (failure) {
    if (!(failure instanceof ConfigError)) throw failure;
    return failure.problems.map((problem) =>
      error(problem, 'Set it in .env.local or in your host’s settings; .env.local.example explains each.'),
    );
  }
  let opened: Promise<Database> | undefined;
  const database = () => (opened ??= openAsItIs(config));
  try {
    return await examine({ config, database, mayOpenAccount: true });
  } finally {
    await opened?.then((it) => it.close()).catch(() => {});
  }
}
