import { accountsThrough } from '../accounts/apis';
import { Countries } from '../accounts/countries';
import { type Config, ConfigError, readConfig } from '../config';
import { redact } from '../redact';
import type { Database } from '../store/database';
import { openDatabase } from '../store/open';
import { createStripe } from '../stripe';
import { checkAddress, type Fetch } from './address';
import { checkBrand } from './brand';
import { checkCountries } from './countries';
import { checkDatabase } from './database';
import { checkEmbedded } from './embedded';
import { type Finding, findingsOf } from './finding';
import { askForPlatform, checkBranding, checkKey, isAnswered } from './key';
import { checkOpening } from './opening';
import { checkOwnForm } from './own-form';
import { checkVariables } from './variables';
import { checkWebhook } from './webhook';

export type { Finding };

export type Parts = Readonly<{
  config: Config;
  /** Gives the configured database, not migrated by this. */
  database: () => Promise<Database>;
  /** Whether a test account may be opened and closed again: for who asks for it, not for a page that is looked at. */
  mayOpenAccount: boolean;
  fetch?: Fetch;
}>;

/**
 * Asks the configured Stripe, database and address, and gives what was found: an error for each thing that keeps
 * pilots from onboarding. No finding holds a key or a secret. Throws nothing that the configuration is to blame for.
 */
export async function examine(parts: Parts): Promise<Finding[]> {
  const { config, fetch = globalThis.fetch } = parts;
  const [stripe, address, database] = await Promise.all([
    checkStripe(parts),
    checkAddress(config, fetch),
    checkDatabase(config, parts.database),
  ]);
  const findings = [...stripe, address, ...database, ...checkVariables(config), ...checkBrand(config)];
  return findings.map((finding) => withoutSecrets(finding, config));
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
  const database = () => (opened ??= openDatabase(config.database));
  try {
    return await examine({ config, database, mayOpenAccount: true });
  } finally {
    await opened?.then((it) => it.close()).catch(() => {});
  }
}

async function checkStripe({ config, mayOpenAccount }: Parts): Promise<Finding[]> {
  const stripe = createStripe(config.stripe);
  const accounts = accountsThrough(stripe, config.stripe.apiBase)[config.accountSetup.api];
  const { platform: ours, capabilities } = config;
  const countries = new Countries(stripe, { country: ours.countries[0], capabilities });
  const platform = await askForPlatform(stripe);
  const key = checkKey(platform, config);
  if (!isAnswered(platform)) return [key];
  const [opening, webhook, ofCountries, ofEmbedded, ofOwnForm] = await Promise.all([
    checkOpening(accounts, countries, config, mayOpenAccount),
    checkWebhook(stripe, accounts, config),
    checkCountries(countries, config),
    checkEmbedded(stripe, accounts, config, mayOpenAccount),
    checkOwnForm(stripe, config),
  ]);
  return [key, opening, ...ofCountries, ...ofEmbedded, ...ofOwnForm, checkBranding(platform), webhook];
}

/** What Stripe or a driver said may repeat a key or a secret. The publishable key is none, and nobody needs it here. */
function withoutSecrets(finding: Finding, config: Config): Finding {
  const { stripe, webhookSecrets, sessionSecrets, cronSecret, opsToken, platformApiToken, notify, database } =
    config;
  const databaseUrl = database.kind === 'postgres' ? database.url : undefined;
  const given = [stripe.publishableKey, cronSecret, opsToken, platformApiToken, databaseUrl];
  const optional = [...given, ...(notify?.secrets ?? [])];
  const known = [stripe.secretKey, ...webhookSecrets, ...sessionSecrets, ...optional].filter(
    (secret) => secret !== undefined,
  );
  const { says, todo } = finding;
  return { ...finding, says: redact(says, known), ...(todo && { todo: redact(todo, known) }) };
}
