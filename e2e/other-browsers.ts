import { existsSync } from 'node:fs';
import { devices, firefox, webkit } from '@playwright/test';

/** Browsers that the tests do without where they are not there: Playwright runs no builds of these but its own. */
export const otherBrowsers = [
  { name: 'webkit', use: { ...devices['Desktop Safari'] }, isInstalled: existsSync(webkit.executablePath()) },
  {
    name: 'firefox',
    use: { ...devices['Desktop Firefox'] },
    isInstalled: existsSync(firefox.executablePath()),
  },
];
