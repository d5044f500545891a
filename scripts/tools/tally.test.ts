import { expect, test } from 'vitest';
import { fromPlaywright, fromVitest, orRunnerFailed, sum } from './tally';

const vitest = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 1, numTodoTests: 1 };
const fileWith = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((test) => ({ status: test })),
});

test('a file that has a failed test is not counted once more', () => {
  const report = {
    ...vitest,
    testResults: [fileWith('failed', 'passed', 'failed'), fileWith('passed', 'passed')],
  };
  expect(fromVitest(report)).toEqual({ passed: 3, failed: 1, skipped: 2 });
});

test('a file of unit tests that can’t be read counts as one failed', () => {
  const report = { ...vitest, numFailedTests: 0, testResults: [fileWith('failed')] };
  expect(fromVitest(report)).toMatchObject({ failed: 1 });
});

test('a flaky browser test and an error outside of any test count as failed', () => {
  const report = { stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{ message: 'no' }] };
  expect(fromPlaywright(report)).toEqual({ passed: 5, failed: 3, skipped: 2 });
});

test('a runner that ends badly without a failed test counts as one failed', () => {
  const passed = { passed: 4, failed: 0, skipped: 0 };
  expect(orRunnerFailed(passed, true)).toEqual(passed);
  expect(orRunnerFailed(passed, false)).toEqual({ ...passed, failed: 1 });
  expect(orRunnerFailed({ ...passed, failed: 2 }, false)).toEqual({ ...passed, failed: 2 });
});

test('the last line is the sum, and names skipped tests only where there are some', () => {
  const one = { passed: 4, failed: 0, skipped: 0 };
  expect(sum([one, { ...one, failed: 1 }]).words).toBe('8 passed, 1 failed');
  expect(sum([one, { ...one, skipped: 2 }]).words).toBe('8 passed, 0 failed, 2 skipped');
  expect(sum([]).words).toBe('0 passed, 0 failed');
});
