import { z } from 'zod';
import { ChoiceVariables, choicesOf, refusedChoices } from './platform/choice-variables';
import { type AccountSetup, accountsApis } from './platform/choices';
import { ownSessionSecret } from './session/local-secret';

/** Where everything that is made on this machine is kept; nothing of it is committed. */
const LOCAL_FOLDER = '.data';

export type Config = Readonly<{
  stripe: Readonly<{ secretKey: string; apiBase: URL | undefined }>;
  /** Whether the key is a live one, by which real people are paid. */
  livemode: boolean;
  /** Each of these may have signed an event: two while one is rotated; none where events are not listened to. */
  webhookSecrets: readonly string[];
  /** What Vercel's cron, and the platform's people, show; without it the page is not there. */
  cronSecret: string | undefined;
  opsToken: string | undefined;
  /** The public origin: return URLs are built from it, never from a request, whose Host is the client's word. */
  appUrl: URL;
  /** On Vercel the Host header is the one that the pilot typed, so that a page can be moved to `appUrl` by it. */
  onVercel: boolean;
  /** The first seals, each one opens: one is rotated out while its cookies still live. */
  sessionSecrets: readonly [string, ...string[]];
  database: { kind: 'postgres'; url: string } | { kind: 'pglite'; folder: string };
  platform: Readonly<{ name: string; color: string; countries: readonly [string, ...string[]] }>;
  /** What accounts are opened with from now on; those that there are keep what they were opened with. */
  openWith: AccountSetup;
}>;

/** Thrown with every problem at once, so that an engineer starts the server twice and not six times. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    const names = new Set(problems.map((problem) => /^\w+/.exec(problem)?.[0]));
    const count = names.size === 1 ? 'One variable is' : `${names.size} variables are`;
    super(
      [
        `The server can't start. ${count} missing or wrong:`,
        ...problems.map((problem) => `  - ${problem}`),
        "Set them in .env.local or in your host's settings; .env.local.example explains each.",
      ].join('\n'),
    );
    this.name = 'ConfigError';
  }
}

/** Takes `value`, two comma-separated ones while a secret is rotated; gives undefined if one is too short. */
function sessionSecrets(value: string): readonly [string, ...string[]] | undefined {
  const [first, ...others] = value.split(',').map((secret) => secret.trim());
  if (first === undefined || others.length > 1) return undefined;
  return [first, ...others].every((secret) => secret.length >= 32) ? [first, ...others] : undefined;
}

const origin = z.string().transform((value, context) => {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) return url;
  context.addIssue({
    code: 'custom',
    message: 'must be an origin with no path, such as https://example.com',
  });
  return z.NEVER;
});

const Variables = ChoiceVariables.extend({
  STRIPE_SECRET_KEY: z
    .string("is missing: copy your platform's secret key from https://dashboard.stripe.com/test/apikeys")
    .regex(/^(sk|rk)_(test|live)_\w+$/, 'must start with sk_test_, sk_live_, rk_test_ or rk_live_'),
  STRIPE_API_BASE: origin.optional(),
  APP_URL: origin.optional(),
  SESSION_SECRET: z
    .string()
    .transform((value, context) => {
      const secrets = sessionSecrets(value);
      if (secrets) return secrets;
      context.addIssue({
        code: 'custom',
        message: 'must have 32 characters or more (two secrets, comma-separated, while one is rotated)',
      });
      return z.NEVER;
    })
    .optional(),
  DATABASE_URL: z
    .string()
    .regex(
      /^(postgres|postgresql):\/\/.|^file:./,
      'must start with postgres://, or with file: for a folder of this machine',
    )
    // No join(): the build would take all in the folder for files of the app, and fails on the lock's socket.
    .default(`file:${LOCAL_FOLDER}/pglite`),
  PLATFORM_NAME: z.string().trim().min(1).max(60, 'must have at most 60 characters').default('Rocket Rides'),
  PLATFORM_COLOR: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/, 'must be a color such as #635BFF')
    .default('#635BFF'),
  PLATFORM_COUNTRY: z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be a two-letter country code such as US')
    .optional(),
  PLATFORM_COUNTRIES: z
    .string()
    .regex(/^[A-Z]{2}( *, *[A-Z]{2})*$/, 'must be two-letter country codes such as US,CA,MX')
    .optional(),
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .transform((value) => value.split(',').map((secret) => secret.trim()))
    .refine(
      (secrets) => secrets.length <= 2 && secrets.every((secret) => /^whsec_\w+$/.test(secret)),
      'must start with whsec_ (two secrets, comma-separated, while one is rotated)',
    )
    .optional(),
  CRON_SECRET: z.string().min(16, 'must have 16 characters or more').optional(),
  OPS_TOKEN: z.string().min(16, 'must have 16 characters or more').optional(),
  STRIPE_ACCOUNTS_API: z.enum(accountsApis, 'must be v2 or v1').default('v2'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a port number')
    .default('3000'),
});
type Environment = Readonly<Record<string, string | undefined>>;

function publicUrl(set: Environment): string {
  if (set.APP_URL) return set.APP_URL;
  const vercel = set.VERCEL_ENV === 'production' ? set.VERCEL_PROJECT_PRODUCTION_URL : set.VERCEL_URL;
  return vercel ? `https://${vercel}` : `http://localhost:${set.PORT ?? 3000}`;
}

/** What no single variable can know of itself; read from the raw values, so that a malformed one hides no other. */
function conflicts(set: Environment): string[] {
  const live = set.STRIPE_SECRET_KEY?.includes('_live_') ?? false;
  return [
    live && set.STRIPE_API_BASE
      ? 'STRIPE_API_BASE must not be set with a live key, which goes to Stripe alone'
      : [],
    live && !/^https:/i.test(publicUrl(set))
      ? 'APP_URL must start with https:// with a live key: Stripe sends nobody back to HTTP'
      : [],
    set.NODE_ENV === 'production' && !set.SESSION_SECRET
      ? 'SESSION_SECRET is missing: make one with `openssl rand -base64 32`'
      : [],
    set.VERCEL && publicUrl(set).startsWith('http://localhost')
      ? 'APP_URL is missing, and Vercel does not say it: set it, or expose the system environment variables'
      : [],
    set.VERCEL && !set.DATABASE_URL?.startsWith('postgres')
      ? 'DATABASE_URL must be a Postgres URL on Vercel, which keeps no files between requests'
      : [],
  ].flat();
}

/** The countries that a pilot may choose from, the platform's own first. */
function countries(set: Environment): readonly [string, ...string[]] {
  const listed = set.PLATFORM_COUNTRIES?.split(',').map((country) => country.trim()) ?? [];
  const all = set.PLATFORM_COUNTRY ? [set.PLATFORM_COUNTRY, ...listed] : listed;
  const [first = 'US', ...others] = new Set(all);
  return [first, ...others];
}

function database(url: string): Config['database'] {
  return url.startsWith('file:')
    ? { kind: 'pglite', folder: url.slice('file:'.length) }
    : { kind: 'postgres', url };
}

/**
 * Takes the environment and gives the typed configuration. An empty variable counts as not set.
 * Throws a ConfigError that names every missing or malformed variable.
 */
export function readConfig(environment: Environment): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = Variables.safeParse(set);
  const malformed = parsed.error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ?? [];
  const chosen = ChoiceVariables.safeParse(set).data;
  const refused = chosen ? refusedChoices(choicesOf(chosen)) : [];
  const problems = [...malformed, ...conflicts(set), ...refused];
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  const variables = parsed.data;
  return {
    stripe: { secretKey: variables.STRIPE_SECRET_KEY, apiBase: variables.STRIPE_API_BASE },
    livemode: /^.._live_/.test(variables.STRIPE_SECRET_KEY),
    webhookSecrets: variables.STRIPE_WEBHOOK_SECRET ?? [],
    cronSecret: variables.CRON_SECRET,
    opsToken: variables.OPS_TOKEN,
    appUrl: new URL(publicUrl(set)),
    onVercel: set.VERCEL !== undefined,
    sessionSecrets: variables.SESSION_SECRET ?? [ownSessionSecret(LOCAL_FOLDER)],
    database: database(variables.DATABASE_URL),
    platform: {
      name: variables.PLATFORM_NAME,
      color: variables.PLATFORM_COLOR,
      countries: countries(set),
    },
    openWith: { api: variables.STRIPE_ACCOUNTS_API, choices: choicesOf(variables) },
  };
}

let known: Config | undefined;

/** The configuration of this process, read once. Throws a ConfigError. */
export function config(): Config {
  known ??= readConfig(process.env);
  return known;
}
