import { CommandError } from './command-error';
import { Interrupted, stopAll } from './processes';

/**
 * Runs `work` as the whole of this process: its number is the exit code. SIGINT, SIGTERM and SIGHUP stop all that
 * `work` has started, and end with the code `interrupted`; so does an error, with 1. Nothing is left running.
 */
export async function runCommand(work: () => Promise<number>, { interrupted = 130 } = {}): Promise<void> {
  let signalled = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      signalled = true;
      void stopAll();
    });
  }
  const code = await work().catch((error: unknown) => {
    if (!signalled && !(error instanceof Interrupted)) {
      console.error(error instanceof CommandError ? `\n${error.message}` : error);
    }
    return 1;
  });
  await stopAll();
  process.exit(signalled ? interrupted : code);
}
