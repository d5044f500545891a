import { CommandError } from './tools/command-error';
import { runCommand } from './tools/run-command';
import { sum, type Tally } from './tools/tally';
import { runBrowserTests, runUnitTests } from './tools/test-suites';

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

/** `--unit` or `--browser` choose one suite. Other arguments go to Playwright, or to Vitest with `--unit`. */
void runCommand(async () => {
  const args = process.argv.slice(2);
  const others = args.filter((arg) => arg !== '--unit' && arg !== '--browser');
  const onlyUnit = args.includes('--unit') && !args.includes('--browser');
  const onlyBrowser = args.includes('--browser') && !args.includes('--unit');
  const tallies: Tally[] = [];
  if (!onlyBrowser) tallies.push(await orCountAsFailed(runUnitTests(onlyUnit ? others : [])));
  if (!onlyUnit) tallies.push(await orCountAsFailed(runBrowserTests(others)));
  const { passed, failed, words } = sum(tallies);
  console.log(`\n${words}`);
  return failed > 0 || passed === 0 ? 1 : 0;
});
