import { type Browser, chromium } from '@playwright/test';
import { CommandError } from './command-error';
import { installDebianPackage } from './debian-packages';
import { findOnPath } from './find-on-path';
import { RunningProcess, startNode } from './processes';

// Preferred: where a window is drawn that nobody sees, each page costs twice the time.
const WITHOUT_WINDOW = 'chromium-headless-shell';
const WITH_WINDOW = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const SECONDS_TO_START = 120;
const SECONDS_TO_DOWNLOAD = 1200;

function starts(file: string): Promise<boolean> {
  return new RunningProcess('browser', file, ['--version']).succeeds(SECONDS_TO_START);
}

/** What is named like a browser may be none: Ubuntu's chromium-browser without snap, or one without its libraries. */
async function firstThatStarts(files: readonly string[]): Promise<string | undefined> {
  for (const file of files) if (await starts(file)) return file;
  return undefined;
}

async function download(): Promise<void> {
  console.log("Downloading Playwright's Chromium, as there is none here…");
  const install = ['node_modules/playwright/cli.js', 'install', 'chromium'];
  await startNode('download', install, { inherit: true }).succeeds(SECONDS_TO_DOWNLOAD);
}

/**
 * The path of a Chromium that starts: CHROMIUM_PATH, one on PATH, Playwright's own, or one that is installed.
 * Throws CommandError, with what to type, where none can be had.
 */
export async function findBrowser({ needsWindow = false } = {}): Promise<string> {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (await starts(named)) return named;
    throw new CommandError(
      `CHROMIUM_PATH is ${named}, which does not start: set it to a Chromium that does, or unset it.`,
    );
  }
  const names = [...(needsWindow ? [] : [WITHOUT_WINDOW]), ...WITH_WINDOW];
  const known = () => firstThatStarts([...findOnPath(...names), chromium.executablePath()]);
  const found = await known();
  if (found) return found;
  await download();
  const downloaded = await known();
  if (downloaded) return downloaded;
  console.log("Playwright's Chromium can't be had here, or does not start.");
  for (const name of needsWindow ? ['chromium'] : [WITHOUT_WINDOW, 'chromium']) {
    const installed = (await installDebianPackage(name)) ? await known() : undefined;
    if (installed) return installed;
  }
  throw new CommandError(
    'No Chromium could be found or installed: type `npx playwright install --with-deps chromium`, or install one and set CHROMIUM_PATH to it.',
  );
}

/** Opens the browser that `findBrowser` finds. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox'] });
}
