import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

/** An app with a Stripe of its own that runs from this folder, and the variables that it was given. */
const RunningApp = z.object({ pid: z.number(), variables: z.record(z.string(), z.string()) });

const RUNNING = '.data/running.json';

/** Lets other commands find an app, for as long as this process lives. */
export function noteRunningApp(variables: NodeJS.Dict<string>, file = RUNNING): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ pid: process.pid, variables }, null, 2), { mode: 0o600 });
  process.once('exit', () => rmSync(file, { force: true }));
}

/** The variables of the app that runs; undefined where none does, be it that one left its note behind. */
export function variablesOfRunningApp(file = RUNNING): Record<string, string> | undefined {
  try {
    const { pid, variables } = RunningApp.parse(JSON.parse(readFileSync(file, 'utf8')));
    // Sends nothing, and throws where there is no such process.
    process.kill(pid, 0);
    return variables;
  } catch {
    return undefined;
  }
}
