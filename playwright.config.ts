import { defineConfig } from '@playwright/test';

const browser = process.env.CHROMIUM_PATH;
// An odd time zone, for the servers that the tests start as well: code that forgets to name one fails loudly.
process.env.TZ = 'Asia/Kathmandu';

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  globalSetup: './e2e/empty-database.ts',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['html', { open: 'never' }]],
  // Upper bounds, for machines that are slow or busy: no test waits for its own sake.
  timeout: 300_000,
  expect: { timeout: 60_000, toPass: { timeout: 60_000 } },
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
        // What no test sees, and each new window would pay for: the address bar's suggestions and a process in reserve.
        '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,SpareRendererForSitePerProcess',
      ],
    },
    // A film of every test would take half as long again; what failed is seen at its end.
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
    timezoneId: 'Asia/Kathmandu',
    locale: 'en-US',
  },
});
