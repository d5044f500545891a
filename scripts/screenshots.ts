import { findBrowser } from './tools/browser';
import { buildApp } from './tools/build';
import { command } from './tools/command';
import { screenshots } from './tools/screenshots';

/** `npm run screenshots`: makes the README's picture anew. */
async function take(): Promise<number> {
  await buildApp();
  await screenshots(await findBrowser());
  return 0;
}

void command(take);
