import { CommandError } from './tools/command-error';
import { playwrightOptions } from './tools/playwright-options';
import { runCommand } from './tools/run-command';
import { sum, type Tally } from './tools/tally';
import { runBrowserTests, runShortSoak, runUnitTests } from './tools/test-suites';

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

const suites = ['--unit', '--browser', '--soak'] as const;

/** `--unit`, `--browser` and `--soak` choose suites. Other arguments go to Playwright, or to Vitest with `--unit` alone. */
void runCommand(async () => {
  const args = process.argv.slice(2);
  const chosen = suites.filter((suite) => args.includes(suite));
  const others = args.filter((arg) => !suites.some((suite) => suite === arg));
  const runs = (suite: (typeof suites)[number]) => chosen.length === 0 || chosen.includes(suite);
  const onlyUnit = chosen.length === 1 && runs('--unit');
  const tallies: Tally[] = [];
  if (runs('--unit')) tallies.push(await orCountAsFailed(runUnitTests(onlyUnit ? others : [])));
  if (runs('--browser')) tallies.push(await orCountAsFailed(runBrowserTests(others)));
  if (runs('--soak')) tallies.push(await orCountAsFailed(runShortSoak()));
  const { passed, failed, words } = sum(tallies);
  if (runs('--browser') && !playwrightOptions(others).counts) return failed > 0 ? 1 : 0;
  console.log(`\n${words}`);
  return failed > 0 || passed === 0 ? 1 : 0;
});
