import { benchEvents } from './tools/bench-events';
import { bench } from './tools/bench-pages';
import { findBrowser } from './tools/browser';
import { buildApp } from './tools/build';
import { startPostgres } from './tools/postgres';
import { runCommand } from './tools/run-command';

/** `npm run bench`: what the pages and the endpoints cost, measured on the production build. */
async function measure(): Promise<number> {
  await buildApp();
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

void runCommand(measure);
