import { bench } from '../e2e/bench';
import { findBrowser } from './browser';
import { ensureBuilt } from './build';
import { command } from './command';

/** `npm run bench`: what the pages and the endpoints cost, measured on the production build. */
async function measure(): Promise<number> {
  await ensureBuilt();
  await bench(await findBrowser());
  return 0;
}

void command(measure);
