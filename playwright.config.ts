import { defineConfig } from '@playwright/test';

const browser = process.env.CHROMIUM_PATH;
// An odd time zone, for the servers that the tests start as well: code that forgets to name one fails loudly.
process.env.TZ = 'Asia/Kathmandu';

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 30_000,
  use: {
    browserName: 'chromium',
    launchOptions: {
      // Without one, Playwright's own.
      ...(browser ? { executablePath: browser } : {}),
      args: [
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
    trace: 'retain-on-failure',
    timezoneId: 'Asia/Kathmandu',
    locale: 'en-US',
  },
});
