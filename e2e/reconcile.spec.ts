import { CRON_SECRET, expect, test } from './fixtures';

test('only who shows the cron’s secret reconciles', async ({ webhookApp, app }) => {
  const run = (url: string, authorization?: string) =>
    fetch(`${url}/api/cron/reconcile`, { headers: authorization ? { authorization } : {} });
  expect((await run(webhookApp.url)).status).toBe(401);
  expect((await run(webhookApp.url, 'Bearer wrong')).status).toBe(401);
  expect((await run(app.url, 'Bearer undefined')).status).toBe(401);
  const answer = await run(webhookApp.url, `Bearer ${CRON_SECRET}`);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ failed: 0, adopted: 0 });
});
