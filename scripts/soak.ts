import { buildApp } from './tools/build';
import { runCommand } from './tools/run-command';
import { soak } from './tools/soak/soak';

/** Two processes on one PostgreSQL, a Stripe that fails in every way, and kills: for an hour, or `--minutes N`. */
void runCommand(async () => {
  const minutes = Number(process.argv[process.argv.indexOf('--minutes') + 1]) || 60;
  await buildApp();
  const ms = minutes * 60_000;
  const problems = await soak({
    ms,
    killEvery: Math.min(150_000, ms / 4),
    patience: 15_000,
    requestsASecond: 50,
  });
  if (!problems) console.log('No PostgreSQL here: nothing was tried.');
  return problems?.length === 0 ? 0 : 1;
});
