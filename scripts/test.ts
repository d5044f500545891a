import { CommandError } from './tools/command-error';
import { playwrightOptions } from './tools/playwright-options';
import { runCommand } from './tools/run-command';
import { sum, type Tally } from './tools/tally';
import { runBrowserTests, runShortSoak, runSmokeTests, runUnitTests } from './tools/test-suites';

/** What keeps one suite from running fails it, and lets the other one run. */
async function orCountAsFailed(suite: Promise<Tally>): Promise<Tally> {
  try {
    return await suite;
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    console.error(`\n${error.message}`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

const suites = ['--unit', '--browser', '--soak', '--smoke'] as const;

/**
 * `--unit`, `--browser` and `--soak` choose suites, and `--smoke` the one for a deployed app, which is run where it is
 * asked for only. Other arguments go to Playwright, or to Vitest with `--unit` alone.
 */
void runCommand(async () => {
  const args = process.argv.slice(2);
  const chosen = suites.filter((suite) => args.includes(suite));
  const others = args.filter((arg) => !suites.some((suite) => suite === arg));
  const runs = (suite: (typeof suites)[number]) =>
    chosen.includes(suite) || (chosen.length === 0 && suite !== '--smoke');
  const onlyUnit = chosen.length === 1 && runs('--unit');
  const tallies: Tally[] = [];
  if (runs('--unit')) tallies.push(await orCountAsFailed(runUnitTests(onlyUnit ? others : [])));
  if (runs('--browser')) tallies.push(await orCountAsFailed(runBrowserTests(others)));
  if (runs('--soak')) tallies.push(await orCountAsFailed(runShortSoak()));
  if (runs('--smoke')) tallies.push(await orCountAsFailed(runSmokeTests(others)));
  const { passed, failed, words } = sum(tallies);
  if (!onlyUnit && !playwrightOptions(others).counts) return failed > 0 ? 1 : 0;
  console.log(`\n${words}`);
  return failed > 0 || passed === 0 ? 1 : 0;
});
