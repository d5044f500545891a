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
    // The embedded database takes two seconds to open, and more on a busy machine.
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
