import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

type Mode = 'development' | 'production';
type Settings = NodeJS.Dict<string>;

/** What says which Stripe, whose database and which address: not for an app that is given its own. */
const OF_A_REAL_PLATFORM = /^(STRIPE|VERCEL)_|^(VERCEL|APP_URL|DATABASE_URL|SESSION_SECRET)$/;

function settingsIn(file: string): Settings {
  try {
    return parseEnv(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}

/** Gives what the app would be set to, from the .env files that Next reads in `mode` and, above them, this process. */
export function settings(mode: Mode): Settings {
  const files = ['.env', `.env.${mode}`, '.env.local', `.env.${mode}.local`];
  const fromFiles: Settings = {};
  for (const file of files) Object.assign(fromFiles, settingsIn(file));
  return { ...fromFiles, ...process.env };
}

/** Gives an empty value for each setting of a real platform: an empty one is none, and wins over the .env files. */
export function withoutRealPlatform(mode: Mode): Settings {
  const names = Object.keys(settings(mode)).filter((name) => OF_A_REAL_PLATFORM.test(name));
  return Object.fromEntries(names.map((name) => [name, '']));
}
