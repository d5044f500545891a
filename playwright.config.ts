import { defineConfig, devices, type PlaywrightWorkerOptions } from '@playwright/test';
import { otherBrowsers } from './e2e/other-browsers';

const browser = process.env.CHROMIUM_PATH;
// An odd time zone, for the servers that the tests start as well: code that forgets to name one fails loudly.
process.env.TZ = 'Asia/Kathmandu';

/** The address of a deployed app, which gets the smoke set; without one, all is tried on an app and a Stripe of our own. */
const deployed = process.env.E2E_BASE_URL;

/** What is tried on a phone and in other browsers too: the rest is the same for all, and each would cost as much again. */
const PILOTS_WAY = { testMatch: 'onboarding.spec.ts', grepInvert: /without JavaScript/ };

const chromium: Partial<PlaywrightWorkerOptions> = {
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
};

export default defineConfig({
  testDir: 'e2e',
  testMatch: deployed ? 'smoke.spec.ts' : '*.spec.ts',
  globalSetup: deployed ? './e2e/only-test-mode.ts' : './e2e/empty-database.ts',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['html', { open: 'never' }]],
  // Upper bounds, for machines that are slow or busy: no test waits for its own sake.
  timeout: 300_000,
  expect: {
    timeout: 60_000,
    toPass: { timeout: 60_000 },
    toHaveScreenshot: {
      pathTemplate: '{testDir}/looks/{arg}{ext}',
      scale: 'device',
      threshold: 0.2,
      maxDiffPixels: 3,
    },
  },
  projects: deployed
    ? [{ name: 'smoke', use: { ...chromium, baseURL: deployed } }]
    : [
        { name: 'chromium', use: chromium },
        { name: 'phone', ...PILOTS_WAY, use: { ...devices['Pixel 7'], ...chromium } },
        ...otherBrowsers
          .filter(({ isInstalled }) => isInstalled)
          .map(({ name, use }) => ({ name, ...PILOTS_WAY, use })),
      ],
  use: {
    // A film of every test would take half as long again; what failed is seen at its end.
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
    timezoneId: 'Asia/Kathmandu',
    locale: 'en-US',
  },
});
