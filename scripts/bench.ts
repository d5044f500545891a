import { bench } from '../e2e/bench';
import { benchEvents } from '../e2e/bench-events';
import { findBrowser } from './browser';
import { ensureBuilt } from './build';
import { command } from './command';
import { startPostgres } from './postgres';

/** `npm run bench`: what the pages and the endpoints cost, measured on the production build. */
async function measure(): Promise<number> {
  await ensureBuilt();
  await bench(await findBrowser());
  const postgres = await startPostgres();
  if (!postgres) {
    console.log('No PostgreSQL here: the events were not measured.');
    return 0;
  }
  try {
    await benchEvents(postgres.url);
  } finally {
    await postgres.stop();
  }
  return 0;
}

void command(measure);
