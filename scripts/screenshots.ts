import { findBrowser } from './tools/browser';
import { buildApp } from './tools/build';
import { runCommand } from './tools/run-command';
import { screenshots } from './tools/screenshots';

/** `npm run screenshots`: makes the README's picture anew. */
async function take(): Promise<number> {
  await buildApp();
  await screenshots(await findBrowser());
  return 0;
}

void runCommand(take);
