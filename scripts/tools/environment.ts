import nextEnv from '@next/env';

type Mode = 'development' | 'production';
type Settings = NodeJS.Dict<string>;

/** What says which Stripe, whose database and which address: not for an app that is given its own. By which API is no such thing. */
const OF_A_REAL_PLATFORM =
  /^(STRIPE_(?!ACCOUNTS_API$)|VERCEL_)|^(VERCEL|APP_URL|DATABASE_URL|SESSION_SECRET)$/;

/** What the app runs with in `mode`: this process's variables, which stay as they are, above the .env files, read anew. */
export function readSettings(mode: Mode): Settings {
  const ours = process.env;
  // Next writes what it reads into process.env, and takes the files of tests where NODE_ENV is `test`.
  process.env = { ...ours, NODE_ENV: mode };
  try {
    // It begins each time with the variables of its first time, unless told which have changed.
    const gone = Object.keys(nextEnv.initialEnv ?? {}).filter((name) => process.env[name] === undefined);
    nextEnv.updateInitialEnv({
      ...Object.fromEntries(gone.map((name) => [name, undefined])),
      ...process.env,
    });
    return { ...nextEnv.loadEnvConfig(process.cwd(), mode === 'development', console, true).combinedEnv };
  } finally {
    process.env = ours;
  }
}

/** An empty value for each setting of a real platform: an empty one is none, and wins over the .env files. */
export function withoutRealPlatform(mode: Mode): Settings {
  const names = Object.keys(readSettings(mode)).filter((name) => OF_A_REAL_PLATFORM.test(name));
  return Object.fromEntries(names.map((name) => [name, '']));
}
