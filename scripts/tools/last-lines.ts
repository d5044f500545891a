import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

/** How much of what a process said is worth showing when it fails. */
const LAST_LINES = 40;

export type Lines = Readonly<{
  /** The last lines that the process wrote and nobody has been shown. */
  unseen(): string;
  /** From now on shows what it writes to stderr. */
  showErrors(): void;
}>;

/** Takes a process whose output is piped, and keeps the last of it; `name` stands before a line that is shown. */
export function keepLines(child: ChildProcess, name: string): Lines {
  const unseen: string[] = [];
  let errorsShown = false;
  const keep = (line: string) => {
    unseen.push(line);
    if (unseen.length > LAST_LINES) unseen.shift();
  };
  const show = (line: string) => process.stderr.write(`[${name}] ${line}\n`);
  if (child.stdout) createInterface(child.stdout).on('line', keep);
  if (child.stderr) createInterface(child.stderr).on('line', (line) => (errorsShown ? show : keep)(line));
  child.on('error', (error) => keep(error.message));
  return {
    unseen: () => unseen.join('\n'),
    showErrors: () => {
      errorsShown = true;
    },
  };
}
