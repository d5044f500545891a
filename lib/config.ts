import type { z } from 'zod';
import { ChoiceVariables, choicesMadeIn, choicesOf, refusedChoices } from './platform/choice-variables';
import type { AccountSetup, Capabilities, ChoiceName, Choices } from './platform/choices';
import { embeddedPages } from './platform/embedded-pages';
import { localSecret } from './session/local-secret';
import { LOCAL_FOLDER, misspeltVariables, Variables } from './variables';
import type { Voice } from './words/voices';

/** The platform as pilots know it. */
export type Platform = Readonly<{
  name: string;
  color: string;
  /** An image's address. */
  logo: URL | undefined;
  voice: Voice;
  /** Where a pilot goes back to. */
  url: URL | undefined;
  /** Where pilots get help: a page, or `mailto:`. */
  support: URL | undefined;
  privacy: URL | undefined;
  terms: URL | undefined;
  countries: readonly [string, ...string[]];
}>;

export type Config = Readonly<{
  stripe: Readonly<{
    secretKey: string;
    /** For browsers, which are told it: there where the choices need it. */
    publishableKey: string | undefined;
    apiBase: URL | undefined;
    /** Another address of Connect.js than Stripe's own. */
    connectJs: URL | undefined;
  }>;
  /** The key is a live one, by which real people are paid. */
  livemode: boolean;
  /** Each of these may have signed an event: two while one is rotated; none where events are not listened to. */
  webhookSecrets: readonly string[];
  /** What Vercel's cron, the platform's people and its backend show; without it there is nothing to show it to. */
  cronSecret: string | undefined;
  opsToken: string | undefined;
  platformApiToken: string | undefined;
  /** Where the platform is told what became of accounts, and what signs it: two secrets while one is rotated. */
  notify: Readonly<{ url: URL; secrets: readonly string[] }> | undefined;
  /** The public origin: return URLs are built from it, never from a request, whose Host is the client's word. */
  appUrl: URL;
  /** On Vercel the Host header is the one that the pilot typed, so that a page can be moved to `appUrl` by it. */
  onVercel: boolean;
  /** How many proxies of ours a request comes through, each of which adds to X-Forwarded-For. */
  trustedProxies: number;
  /** The first seals, each one opens: one is rotated out while its cookies still live. */
  sessionSecrets: readonly [string, ...string[]];
  /** Under `next dev`, whose scripts and styles need more than ours do. */
  development: boolean;
  database: { kind: 'postgres'; url: string } | { kind: 'pglite'; folder: string };
  platform: Platform;
  /**
   * What accounts are opened with from now on; those that there are keep what they were opened with. Stripe accepts it,
   * but for `next dev`, which starts with a refused one as well, so that /setup can explain it.
   */
  accountSetup: AccountSetup;
  /** What accounts for the platform's own charges ask for. */
  capabilities: Capabilities;
  /** The choices that a variable makes; the others are Stripe's own default. */
  madeChoices: readonly ChoiceName[];
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

type Environment = Readonly<Record<string, string | undefined>>;

function isLive(key: string | undefined): boolean {
  return /^.._live_/.test(key ?? '');
}

function publicUrl(set: Environment): string {
  if (set.APP_URL) return set.APP_URL;
  const vercel = set.VERCEL_ENV === 'production' ? set.VERCEL_PROJECT_PRODUCTION_URL : set.VERCEL_URL;
  return vercel ? `https://${vercel}` : `http://localhost:${set.PORT ?? 3000}`;
}

/** What no single variable can know; read from the raw values, so that a malformed one hides no other. */
function conflicts(set: Environment): string[] {
  const live = isLive(set.STRIPE_SECRET_KEY);
  return [
    live && set.STRIPE_API_BASE
      ? 'STRIPE_API_BASE must not be set with a live key, which goes to Stripe alone'
      : [],
    live && set.STRIPE_CONNECT_JS
      ? 'STRIPE_CONNECT_JS must not be set with a live key: what asks real people for their details is Stripe’s alone'
      : [],
    set.STRIPE_SECRET_KEY && set.STRIPE_PUBLISHABLE_KEY && live !== isLive(set.STRIPE_PUBLISHABLE_KEY)
      ? `STRIPE_PUBLISHABLE_KEY must be a ${live ? 'live' : 'test'} key, as STRIPE_SECRET_KEY is`
      : [],
    live && !/^https:/i.test(publicUrl(set))
      ? 'APP_URL must start with https:// with a live key: Stripe sends nobody back to HTTP'
      : [],
    live && set.PLATFORM_NOTIFY_URL && !/^https:/i.test(set.PLATFORM_NOTIFY_URL)
      ? 'PLATFORM_NOTIFY_URL must start with https:// with a live key'
      : [],
    set.PLATFORM_NOTIFY_URL && !set.PLATFORM_NOTIFY_SECRET
      ? 'PLATFORM_NOTIFY_SECRET is missing, by which the platform knows who tells it: set it to whsec_ and what `openssl rand -base64 32` prints'
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

/** What is wrong where browsers are told no key, and are to show Stripe's components, or to send it something. */
function keyWantedBy(choices: Choices): string[] {
  const [first] = embeddedPages(choices);
  if (!first) return [];
  const shows = `${first === 'onboarding' ? 'PLATFORM_ONBOARDING=embedded' : 'PLATFORM_DASHBOARD=none'} shows Stripe’s components`;
  const sends =
    choices.onboarding === 'api' ? ', and PLATFORM_ONBOARDING=api sends it files and numbers' : '';
  return [
    `STRIPE_PUBLISHABLE_KEY is missing, with which ${shows}${sends}: copy it from https://dashboard.stripe.com/apikeys`,
  ];
}

function notify({
  PLATFORM_NOTIFY_URL: url,
  PLATFORM_NOTIFY_SECRET: secrets,
}: z.infer<typeof Variables>): Config['notify'] {
  return url && secrets && { url, secrets };
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

/** An empty variable counts as not set. Throws a ConfigError that names every missing or malformed variable. */
export function readConfig(environment: Environment): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = Variables.safeParse(set);
  const malformed = parsed.error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ?? [];
  const chosen = ChoiceVariables.safeParse(set).data;
  const madeChoices = choicesMadeIn(set);
  const refused = chosen ? refusedChoices(choicesOf(chosen), madeChoices) : [];
  const unkeyed =
    chosen && refused.length === 0 && !set.STRIPE_PUBLISHABLE_KEY ? keyWantedBy(choicesOf(chosen)) : [];
  // By its whole name, which the build puts its own mode in place of: no variable makes a built app lax.
  const development = process.env.NODE_ENV === 'development';
  const problems = [
    ...malformed,
    ...misspeltVariables(Object.keys(set)),
    ...conflicts(set),
    ...unkeyed,
    ...(development ? [] : refused),
  ];
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  const variables = parsed.data;
  return {
    stripe: {
      secretKey: variables.STRIPE_SECRET_KEY,
      publishableKey: variables.STRIPE_PUBLISHABLE_KEY,
      apiBase: variables.STRIPE_API_BASE,
      connectJs: variables.STRIPE_CONNECT_JS,
    },
    livemode: isLive(variables.STRIPE_SECRET_KEY),
    webhookSecrets: variables.STRIPE_WEBHOOK_SECRET ?? [],
    cronSecret: variables.CRON_SECRET,
    opsToken: variables.OPS_TOKEN,
    platformApiToken: variables.PLATFORM_API_TOKEN,
    notify: notify(variables),
    appUrl: new URL(publicUrl(set)),
    onVercel: set.VERCEL !== undefined,
    trustedProxies: variables.TRUSTED_PROXIES,
    sessionSecrets: variables.SESSION_SECRET ?? [localSecret(LOCAL_FOLDER, 'session-secret')],
    development,
    database: database(variables.DATABASE_URL),
    platform: {
      name: variables.PLATFORM_NAME,
      color: variables.PLATFORM_COLOR,
      logo: variables.PLATFORM_LOGO,
      // Under its own name a platform does not speak of take-off, unless it says so.
      voice: variables.PLATFORM_VOICE ?? (set.PLATFORM_NAME ? 'neutral' : 'rocket-rides'),
      url: variables.PLATFORM_URL,
      support: variables.PLATFORM_SUPPORT,
      privacy: variables.PLATFORM_PRIVACY_URL,
      terms: variables.PLATFORM_TERMS_URL,
      countries: countries(set),
    },
    accountSetup: { api: variables.STRIPE_ACCOUNTS_API, choices: choicesOf(variables) },
    capabilities: variables.PLATFORM_CAPABILITIES,
    madeChoices,
  };
}

let known: Config | undefined;

/** The configuration of this process, read once. Throws a ConfigError. */
export function config(): Config {
  known ??= readConfig(process.env);
  return known;
}
