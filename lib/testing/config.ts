import { ConfigError, readConfig } from '../config';

export type Environment = Parameters<typeof readConfig>[0];

export const secret = 'a session secret of 32 characters or more';
export const testKey = { STRIPE_SECRET_KEY: 'sk_test_51AbCdEf', SESSION_SECRET: secret };
export const live = { STRIPE_SECRET_KEY: 'sk_live_51AbCdEf', SESSION_SECRET: secret };
export const vercel = {
  VERCEL: '1',
  VERCEL_ENV: 'production',
  VERCEL_URL: 'rides-abc123.vercel.app',
  VERCEL_PROJECT_PRODUCTION_URL: 'rides.example.com',
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://app:password@db.example.com/app',
};

/** What is wrong with an environment: nothing, or each of the ConfigError's problems. */
export function problemsOf(environment: Environment): readonly string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

export const nameOf = (problem: string) => problem.split(' ')[0];
