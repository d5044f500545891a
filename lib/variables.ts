import { z } from 'zod';
import { countryProblem } from './locale';
import { meantBy } from './misspelt';
import { ChoiceVariables } from './platform/choice-variables';
import { accountsApis, capabilities } from './platform/choices';
import { voiceNames } from './words/voices';

/** Where everything that is made on this machine is kept; nothing of it is committed. */
export const LOCAL_FOLDER = '.data';

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

const webAddress = z
  .url({ protocol: /^https?$/, error: 'must be a web address such as https://example.com/help' })
  .transform((value) => new URL(value));

const notifyUrl = webAddress.refine(
  ({ username, password }) => username === '' && password === '',
  'must have no name and password in it: the signature says who is calling',
);

/** 24 to 64 bytes, as Standard Webhooks has them. */
function isNotifySecret(secret: string): boolean {
  const [, base64 = ''] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(secret) ?? [];
  const bytes = Buffer.from(base64, 'base64');
  return bytes.length >= 24 && bytes.length <= 64 && bytes.toString('base64') === base64;
}

const support = z.string().transform((value, context) => {
  if (z.email().safeParse(value).success) return new URL(`mailto:${value}`);
  const address = webAddress.safeParse(value);
  if (address.success) return address.data;
  context.addIssue({
    code: 'custom',
    message: 'must be an e-mail address, or a web address such as https://example.com/help',
  });
  return z.NEVER;
});
/** Codes of countries, comma-separated, in the form that `form` describes. */
function countries(form: RegExp, message: string) {
  return z.string().superRefine((value, context) => {
    if (!form.test(value)) return context.addIssue({ code: 'custom', message });
    const problems = value.split(',').flatMap((code) => countryProblem(code.trim()) ?? []);
    if (problems.length > 0)
      context.addIssue({ code: 'custom', message: `is wrong: ${problems.join('; ')}` });
  });
}

/**
 * Each variable by itself, as it is written. Whoever adds one adds it to README.md and .env.local.example too, which a
 * test holds to this; what the app makes of it is in config.ts.
 */
export const Variables = ChoiceVariables.extend({
  STRIPE_SECRET_KEY: z
    .string("is missing: copy your platform's secret key from https://dashboard.stripe.com/test/apikeys")
    .regex(/^(sk|rk)_(test|live)_\w+$/, 'must start with sk_test_, sk_live_, rk_test_ or rk_live_'),
  STRIPE_PUBLISHABLE_KEY: z
    .string()
    .regex(/^pk_(test|live)_\w+$/, 'must start with pk_test_ or pk_live_')
    .optional(),
  STRIPE_API_BASE: origin.optional(),
  STRIPE_CONNECT_JS: webAddress.optional(),
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
  PLATFORM_LOGO: webAddress.optional(),
  PLATFORM_VOICE: z.enum(voiceNames, `must be ${voiceNames.join(' or ')}`).optional(),
  PLATFORM_URL: webAddress.optional(),
  PLATFORM_SUPPORT: support.optional(),
  PLATFORM_PRIVACY_URL: webAddress.optional(),
  PLATFORM_TERMS_URL: webAddress.optional(),
  PLATFORM_COUNTRY: countries(/^[A-Z]{2}$/, 'must be a two-letter country code such as US').optional(),
  PLATFORM_COUNTRIES: countries(
    /^[A-Z]{2}( *, *[A-Z]{2})*$/,
    'must be two-letter country codes such as US,CA,MX',
  ).optional(),
  PLATFORM_CAPABILITIES: z.enum(capabilities, 'must be either, transfers or both').default('either'),
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .transform((value) => value.split(',').map((secret) => secret.trim()))
    .refine(
      (secrets) => secrets.length <= 2 && secrets.every((secret) => /^whsec_\w+$/.test(secret)),
      'must start with whsec_ (two secrets, comma-separated, while one is rotated)',
    )
    .optional(),
  TRUSTED_PROXIES: z
    .string()
    .regex(/^[1-9]$/, 'must be a number from 1 to 9')
    .transform(Number)
    .default(1),
  CRON_SECRET: z.string().min(16, 'must have 16 characters or more').optional(),
  OPS_TOKEN: z.string().min(16, 'must have 16 characters or more').optional(),
  PLATFORM_API_TOKEN: z.string().min(16, 'must have 16 characters or more').optional(),
  PLATFORM_NOTIFY_URL: notifyUrl.optional(),
  PLATFORM_NOTIFY_SECRET: z
    .string()
    .transform((value) => value.split(',').map((secret) => secret.trim()))
    .refine(
      (secrets) => secrets.length <= 2 && secrets.every(isNotifySecret),
      'must be whsec_ and the base64 of 24 to 64 bytes (two secrets, comma-separated, while one is rotated)',
    )
    .optional(),
  STRIPE_ACCOUNTS_API: z.enum(accountsApis, 'must be v2 or v1').default('v2'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a port number')
    .default('3000'),
});

/** What all of our own variables begin with, and some of a host's, which are none of our concern. */
const OURS = 'PLATFORM_';

/** Each variable of a name that we do not know, but nearly, with the one that is meant. */
export function misspeltVariables(names: readonly string[]): string[] {
  const known = Object.keys(Variables.shape).filter((name) => name.startsWith(OURS));
  const words = known.map((name) => name.slice(OURS.length));
  return names
    .filter((name) => name.startsWith(OURS) && !known.includes(name))
    .flatMap((name) => {
      const meant = meantBy(name.slice(OURS.length), words);
      return meant ? `${name} is not known: did you mean ${OURS}${meant}?` : [];
    });
}
