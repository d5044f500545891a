import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

const HOW_MANY = 40;

/** The last lines that a process, whose output is piped, wrote and nobody has been shown. */
export class LastLines {
  readonly #lines: string[] = [];
  #areErrorsShown = false;

  constructor(child: ChildProcess, name: string) {
    const keep = (line: string) => {
      this.#lines.push(line);
      if (this.#lines.length > HOW_MANY) this.#lines.shift();
    };
    const show = (line: string) => process.stderr.write(`[${name}] ${line}\n`);
    if (child.stdout) createInterface(child.stdout).on('line', keep);
    if (child.stderr)
      createInterface(child.stderr).on('line', (line) => (this.#areErrorsShown ? show : keep)(line));
    child.on('error', (error) => keep(error.message));
  }

  toString(): string {
    return this.#lines.join('\n');
  }

  /** From now on what it writes to stderr is shown, and not kept. */
  showErrors(): void {
    this.#areErrorsShown = true;
  }
}
