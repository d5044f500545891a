import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    include: ['lib/**/*.test.ts', 'app/**/*.test.ts', 'scripts/**/*.test.ts', 'e2e/stripe/**/*.test.ts'],
    // An odd time zone: code that forgets to name one fails loudly.
    env: { TZ: 'Asia/Kathmandu' },
    // Processes and not threads: only a process takes a time zone of its own.
    pool: 'forks',
    // Half of the time would go into loading the same modules, and starting the same database, for every file.
    isolate: false,
    maxWorkers: 2,
    // Met by what hangs, and not by a machine that is slow and busy.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
