import { screenshots } from '../e2e/screenshots';
import { findBrowser } from './browser';
import { ensureBuilt } from './build';
import { command } from './command';

/** `npm run screenshots`: makes the README's picture anew. */
async function take(): Promise<number> {
  await ensureBuilt();
  await screenshots(await findBrowser());
  return 0;
}

void command(take);
