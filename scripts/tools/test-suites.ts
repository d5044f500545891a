import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { otherBrowsers } from '../../e2e/other-browsers';
import { findBrowser } from './browser';
import { buildApp } from './build';
import { CommandError } from './command-error';
import { playwrightOptions } from './playwright-options';
import { startPostgres } from './postgres';
import { startNode } from './processes';
import { soak } from './soak/soak';
import { fromPlaywright, fromVitest, orRunnerFailed, type Tally } from './tally';

const NOTHING: Tally = { passed: 0, failed: 0, skipped: 0 };
const ONE_FAILED: Tally = { ...NOTHING, failed: 1 };

/** A runner that crashed has written no report, or half of one. */
function readReport(report: string, tallyOf: (report: unknown) => Tally): Tally {
  try {
    return tallyOf(JSON.parse(readFileSync(report, 'utf8')));
  } catch {
    return ONE_FAILED;
  }
}

async function withReportFile(work: (report: string) => Promise<Tally>): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'report-'));
  try {
    return await work(join(folder, 'report.json'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function runVitest(args: readonly string[], url: string | undefined): Promise<Tally> {
  return withReportFile(async (report) => {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const command = ['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...args];
    const env = { ...process.env, ...(url && { TEST_DATABASE_URL: url }) };
    const succeeded = await startNode('unit tests', command, { inherit: true, env }).succeeds();
    if (url === undefined) console.log("No PostgreSQL here: the store's tests ran on PGlite only.");
    return orRunnerFailed(readReport(report, fromVitest), succeeded);
  });
}

/** Runs the unit tests with Vitest, which gets `args`. Throws CommandError where PostgreSQL is there and does not start. */
export async function runUnitTests(args: readonly string[]): Promise<Tally> {
  const postgres = await startPostgres();
  try {
    return await runVitest(args, postgres?.url);
  } finally {
    await postgres?.stop();
  }
}

function runPlaywright(args: readonly string[], settings: NodeJS.Dict<string>): Promise<Tally> {
  const { counts, onlyLists, needsWindow, args: all } = playwrightOptions(args);
  return withReportFile(async (report) => {
    const browser = onlyLists ? undefined : await findBrowser({ needsWindow });
    const command = ['node_modules/@playwright/test/cli.js', 'test', ...all];
    const paths = { CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
    // SIGINT makes it close its browsers and servers, which SIGTERM does not.
    const options = {
      inherit: true,
      stopSignal: 'SIGINT' as const,
      env: { ...process.env, ...paths, ...settings },
    };
    const succeeded = await startNode('browser tests', command, options).succeeds();
    return orRunnerFailed(counts ? readReport(report, fromPlaywright) : NOTHING, succeeded);
  });
}

/** Runs the browser tests with Playwright, which gets `args`. Throws CommandError without a build or a browser. */
export async function runBrowserTests(args: readonly string[]): Promise<Tally> {
  const { counts, onlyLists } = playwrightOptions(args);
  if (!onlyLists) await buildApp();
  const tally = await runPlaywright(args, { E2E_BASE_URL: undefined, E2E_STRIPE_URL: undefined });
  const missing = otherBrowsers.filter(({ isInstalled }) => !isInstalled).map(({ name }) => name);
  if (counts && missing.length > 0)
    console.log(
      `Not tried in ${missing.join(' and ')}: \`npx playwright install --with-deps ${missing.join(' ')}\` installs what is missing.`,
    );
  return tally;
}

/** Runs the smoke set against the app at E2E_BASE_URL. Throws CommandError without such an address, or a browser. */
export async function runSmokeTests(args: readonly string[]): Promise<Tally> {
  if (!process.env.E2E_BASE_URL)
    throw new CommandError('Set E2E_BASE_URL to the address of the app to try, which has a test key.');
  return runPlaywright(args, {});
}

/** Runs the short form of `npm run soak`. On a slow machine a pilot waits for the machine too: twice the 15 s. */
export async function runShortSoak(): Promise<Tally> {
  await buildApp();
  const problems = await soak({ ms: 40_000, killEvery: 12_000, patience: 30_000, requestsASecond: 8 });
  if (!problems) console.log('No PostgreSQL here: two processes were not tried.');
  return problems && problems.length > 0 ? ONE_FAILED : { ...NOTHING, passed: problems ? 1 : 0 };
}
