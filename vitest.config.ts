import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification, type Vite } from 'vitest/node';

/** These wait for real time, up to half a minute: begun last, all would wait for them. */
const WAITING = /faults|reconcile|adoption|property|killed/;

class WaitingFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const waits = ({ moduleId }: TestSpecification) => Number(WAITING.test(moduleId));
    return sorted.sort((one, other) => waits(other) - waits(one));
  }
}

/** As next.config.mjs has Turbopack import them. */
const styles: Vite.Plugin = {
  name: 'styles',
  transform(list, id) {
    const loader = createRequire(import.meta.url)('./app/style-text-loader.cjs');
    return id.endsWith('.styles') ? loader.call({ context: dirname(id), addDependency() {} }, list) : null;
  },
};

export default defineConfig({
  plugins: [styles],
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    include: [
      'lib/**/*.test.ts',
      'app/**/*.test.ts',
      'server/**/*.test.ts',
      'scripts/**/*.test.ts',
      'e2e/stripe/**/*.test.ts',
    ],
    // An odd time zone: code that forgets to name one fails loudly.
    env: { TZ: 'Asia/Kathmandu' },
    // Processes and not threads: only a process takes a time zone of its own.
    pool: 'forks',
    // Half of the time would go into loading the same modules, and starting the same database, for every file.
    isolate: false,
    maxWorkers: 3,
    sequence: { sequencer: WaitingFirst },
    // Met by what hangs, and not by a machine that is slow and busy.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
