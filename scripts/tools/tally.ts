import { z } from 'zod';

export type Tally = Readonly<{ passed: number; failed: number; skipped: number }>;

const VitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(
    z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) }),
  ),
});

const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()),
});

/** Of Vitest's JSON report; a file that failed with none of its tests, as one that can't be read, counts as one. */
export function fromVitest(report: unknown): Tally {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } =
    VitestReport.parse(report);
  const filesBroken = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((assertion) => assertion.status !== 'failed'),
  );
  return {
    passed: numPassedTests,
    failed: numFailedTests + filesBroken.length,
    skipped: numPendingTests + numTodoTests,
  };
}

/** Of Playwright's JSON report; a flaky test counts as failed, and so does an error outside of any test. */
export function fromPlaywright(report: unknown): Tally {
  const { stats, errors } = PlaywrightReport.parse(report);
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  };
}

/** A runner that did not succeed, though no test failed, counts as one failed. */
export function orRunnerFailed(tally: Tally, succeeded: boolean): Tally {
  return !succeeded && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

/** With the words that `npm test` ends with. */
export function sum(tallies: readonly Tally[]): Tally & { words: string } {
  const add = (count: (tally: Tally) => number) => tallies.reduce((total, tally) => total + count(tally), 0);
  const passed = add((tally) => tally.passed);
  const failed = add((tally) => tally.failed);
  const skipped = add((tally) => tally.skipped);
  const words = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  return { passed, failed, skipped, words };
}
