import { chromium } from '@playwright/test';
import { CommandError } from './command-error';
import { installDebianPackage } from './debian-packages';
import { onPath } from './find-on-path';
import { outcome, start, startNode } from './processes';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const FIVE_MINUTES = 300_000;

async function starts(file: string): Promise<boolean> {
  return (await outcome(start('browser', file, ['--version']), 30_000)).ok;
}

/** What is named like a browser may be none: Ubuntu's chromium-browser without snap, or one without its libraries. */
async function firstThatStarts(files: readonly string[]): Promise<string | undefined> {
  for (const file of files) if (await starts(file)) return file;
  return undefined;
}

async function download(): Promise<void> {
  console.log("Downloading Playwright's Chromium, as there is none here…");
  const install = ['node_modules/playwright/cli.js', 'install', 'chromium'];
  await outcome(startNode('download', install, { inherit: true }), FIVE_MINUTES);
}

/**
 * Gives the path of a Chromium that starts: CHROMIUM_PATH, one on PATH, Playwright's own, or one that it gets.
 * Throws CommandError, with what to type, where none can be had.
 */
export async function findBrowser(): Promise<string> {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (await starts(named)) return named;
    throw new CommandError(
      `CHROMIUM_PATH is ${named}, which does not start: set it to a Chromium that does, or unset it.`,
    );
  }
  const known = () => firstThatStarts([...onPath(...NAMES), chromium.executablePath()]);
  const found = await known();
  if (found) return found;
  await download();
  const downloaded = await known();
  if (downloaded) return downloaded;
  console.log("Playwright's Chromium can't be had here, or does not start.");
  const installed = (await installDebianPackage('chromium')) ? await known() : undefined;
  if (installed) return installed;
  throw new CommandError(
    'No Chromium could be found or installed: type `npx playwright install --with-deps chromium`, or install one and set CHROMIUM_PATH to it.',
  );
}
