import { benchEvents } from './tools/bench-events';
import { benchLinks } from './tools/bench-links';
import { benchMany } from './tools/bench-many';
import { benchPages } from './tools/bench-pages';
import { benchReconcile } from './tools/bench-reconcile';
import { launchBrowser } from './tools/browser';
import { buildApp } from './tools/build';
import { makeStores } from './tools/many-accounts';
import { startPostgres } from './tools/postgres';
import { runCommand } from './tools/run-command';
import { withTestApp } from './tools/test-app';

async function benchStore(databaseUrl: string): Promise<void> {
  await benchEvents(databaseUrl);
  const stores = await makeStores(databaseUrl);
  await benchReconcile(stores.many);
  await benchMany(stores);
}

/** What the pages and the endpoints cost, measured on the production build. */
void runCommand(async () => {
  await buildApp();
  const browser = await launchBrowser();
  await withTestApp({}, async (app, stripe) => {
    await benchPages(browser, app, stripe);
    await benchLinks(app, stripe);
  }).finally(() => browser.close());
  const postgres = await startPostgres();
  if (postgres) await benchStore(postgres.url).finally(() => postgres.stop());
  else console.log('No PostgreSQL here: the events, and a store of many accounts, were not measured.');
  return 0;
});
