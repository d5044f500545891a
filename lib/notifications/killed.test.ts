import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startPlatform } from '../../e2e/platform';
import { END_WITH_PARENT } from '../../e2e/start-command';
import { migrate } from '../store/migrate';
import { openPostgres } from '../store/postgres';
import { newPostgresUrl, postgresUrl } from '../store/testing';
import { Outbox } from './outbox';
import { addPilot, comesTo, expectToldInOrder, pass, SECRETS, toldBy } from './testing';

const ACCOUNTS = Array.from({ length: 6 }, (_, nth) => `acct_${nth}`);
const WAY = ['action_needed', 'ready', 'payouts_paused', 'due_soon'] as const;

/** After so many requests of each life of the processes they are killed: in the middle of the last one. */
const LIVES = [1, 7, 12];

/** Two processes of the app, as `npm start` would have them, which tell what is due by themselves. */
function startProcesses(databaseUrl: string, url: URL): ChildProcess[] {
  const { PATH, HOME } = process.env;
  const env: NodeJS.ProcessEnv = {
    PATH,
    HOME,
    NODE_ENV: 'production',
    STRIPE_SECRET_KEY: 'sk_test_onlyForTests',
    // Nobody listens there: Stripe has nothing to do with this.
    STRIPE_API_BASE: 'http://127.0.0.1:9',
    SESSION_SECRET: 'x'.repeat(32),
    DATABASE_URL: databaseUrl,
    PLATFORM_NOTIFY_URL: url.href,
    PLATFORM_NOTIFY_SECRET: SECRETS[0],
  };
  return [1, 2].map(() =>
    spawn(process.execPath, [...END_WITH_PARENT, '--import', 'tsx', 'lib/testing/app-process.ts'], {
      env,
      stdio: 'ignore',
    }),
  );
}

async function kill(processes: readonly ChildProcess[]): Promise<void> {
  const running = processes.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
  const ended = running.map((one) => once(one, 'exit'));
  for (const one of running) one.kill('SIGKILL');
  await Promise.all(ended);
}

test.runIf(postgresUrl)(
  'processes that are killed while they tell lose nothing, and keep the order of each account',
  async () => {
    const databaseUrl = await newPostgresUrl(postgresUrl ?? '');
    const database = openPostgres(databaseUrl);
    onTestFinished(() => database.close());
    await migrate(database);
    for (const account of ACCOUNTS) await addPilot(database, account);

    let [left, isOver] = [0, () => {}];
    const { url, deliveries, close } = await startPlatform(() => (response) => {
      left -= 1;
      if (left !== 0) return void response.writeHead(204).end();
      // Half of those who are killed have their answer on its way.
      if (deliveries.length % 2 === 0) response.writeHead(204).end();
      isOver();
    });
    onTestFinished(close);

    for (const requests of [...LIVES, Number.POSITIVE_INFINITY]) {
      for (const standing of WAY) for (const account of ACCOUNTS) await comesTo(database, account, standing);
      const over = new Promise<void>((resolve) => {
        isOver = resolve;
      });
      left = requests;
      const processes = startProcesses(databaseUrl, url);
      onTestFinished(() => kill(processes));
      const outbox = new Outbox(database);
      const allTold = () =>
        vi.waitFor(async () => expect(await outbox.waiting()).toMatchObject({ waiting: 0 }), {
          timeout: 50_000,
          interval: 100,
        });
      await (requests === Number.POSITIVE_INFINITY ? allTold() : over);
      await kill(processes);
      await pass(database, '61 seconds');
    }
    expect(deliveries.length).toBeGreaterThanOrEqual((LIVES.length + 1) * WAY.length * ACCOUNTS.length);
    await expectToldInOrder(database, toldBy(deliveries));
  },
  120_000,
);
