import { startNode } from './processes';

/** Makes the production build in .next/. Throws CommandError. */
export async function buildApp(): Promise<void> {
  console.log('Building the app, which takes some seconds…');
  const build = startNode('build', ['node_modules/next/dist/bin/next', 'build'], {
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  });
  if (!(await build.succeeds())) throw await build.failure();
}
