import { parseArgs } from 'node:util';

type PlaywrightOptions = Readonly<{
  /** It runs tests by itself, and reports what came of them. */
  counts: boolean;
  /** It starts none at all, and needs neither a build nor a browser. */
  onlyLists: boolean;
  needsWindow: boolean;
  /** What it is started with. */
  args: readonly string[];
}>;

/** What is to be known of the arguments that Playwright is to get. */
export function playwrightOptions(args: readonly string[]): PlaywrightOptions {
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    options: {
      list: { type: 'boolean' },
      ui: { type: 'boolean' },
      'ui-host': { type: 'string' },
      'ui-port': { type: 'string' },
      headed: { type: 'boolean' },
      debug: { type: 'boolean' },
      'add-reporter': { type: 'string' },
    },
  });
  const { list, ui, headed, debug, 'ui-host': host, 'ui-port': port, 'add-reporter': added } = values;
  const isServed = host !== undefined || port !== undefined;
  const counts = !list && !ui && !isServed;
  return {
    counts,
    onlyLists: Boolean(list),
    needsWindow: Boolean(headed || debug),
    args: [
      ...args,
      // A window of its own needs a Chromium that Playwright finds by itself, a tab of any browser does not.
      ...(ui && !isServed ? ['--ui-port=0'] : []),
      // Beside the reporters that are asked for. Of two such options Playwright takes the last.
      ...(counts ? [`--add-reporter=${added ? `${added},json` : 'json'}`] : []),
    ],
  };
}
