import { benchEvents } from './tools/bench-events';
import { benchLinks } from './tools/bench-links';
import { benchPages } from './tools/bench-pages';
import { launchBrowser } from './tools/browser';
import { buildApp } from './tools/build';
import { startPostgres } from './tools/postgres';
import { runCommand } from './tools/run-command';
import { withTestApp } from './tools/test-app';

/** What the pages and the endpoints cost, measured on the production build. */
void runCommand(async () => {
  await buildApp();
  const browser = await launchBrowser();
  await withTestApp({}, async (app, stripe) => {
    await benchPages(browser, app);
    await benchLinks(app, stripe);
  }).finally(() => browser.close());
  const postgres = await startPostgres();
  if (postgres) await benchEvents(postgres.url).finally(() => postgres.stop());
  else console.log('No PostgreSQL here: the events were not measured.');
  return 0;
});
