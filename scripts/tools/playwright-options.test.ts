import { expect, test } from 'vitest';
import { playwrightOptions } from './playwright-options';

const argsOf = (...args: string[]) => playwrightOptions(args).args;

test('what is counted is reported beside whichever reporters are asked for', () => {
  expect(argsOf('start')).toEqual(['start', '--add-reporter=json']);
  expect(argsOf('--reporter=html')).toEqual(['--reporter=html', '--add-reporter=json']);
  expect(argsOf('--add-reporter=junit').at(-1)).toBe('--add-reporter=junit,json');
  expect(argsOf('--add-reporter', 'junit,dot', '-x').at(-1)).toBe('--add-reporter=junit,dot,json');
});

test('UI mode runs nothing by itself, and is opened in a tab', () => {
  expect(argsOf('--ui')).toEqual(['--ui', '--ui-port=0']);
  expect(argsOf('--ui', '--ui-port=8080')).toEqual(['--ui', '--ui-port=8080']);
  for (const args of [['--ui'], ['--ui-port=8080'], ['--ui-host', '127.0.0.1']])
    expect(playwrightOptions(args)).toMatchObject({ counts: false, onlyLists: false, needsWindow: false });
  expect(playwrightOptions(['--grep', 'ui'])).toMatchObject({ counts: true });
});

test('a list of the tests runs none', () => {
  expect(playwrightOptions(['--list', 'start.spec.ts:5'])).toMatchObject({ counts: false, onlyLists: true });
});

test('who wants to look on needs a browser with a window', () => {
  for (const args of [['--headed'], ['--debug'], ['--debug=inspector', 'start']])
    expect(playwrightOptions(args)).toMatchObject({ counts: true, onlyLists: false, needsWindow: true });
});
