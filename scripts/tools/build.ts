import { startNode } from './processes';
import { withElapsed } from './with-elapsed.mjs';

/** Makes the production build in .next/. Throws CommandError. */
export async function buildApp(): Promise<void> {
  await withElapsed('Building the app', async () => {
    const build = startNode('build', ['node_modules/next/dist/bin/next', 'build'], {
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    });
    if (!(await build.succeeds())) throw await build.failure();
  });
}
