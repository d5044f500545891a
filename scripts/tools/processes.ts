import { type ChildProcess, spawn } from 'node:child_process';
import { END_WITH_PARENT } from '../../e2e/start-command';
import { CommandError } from './command-error';
import { LastLines } from './last-lines';

/** How long a process may take to end once it is asked to. */
const SECONDS_TO_END = 30;

type Ending = Readonly<{ code: number | null; signal: NodeJS.Signals | null }>;

type Options = {
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** Its output goes straight to the terminal; otherwise the last of it is kept, to be shown where it fails. */
  inherit?: boolean;
  /** What asks it to end: SIGTERM if not said. */
  stopSignal?: NodeJS.Signals;
  /** As whom it runs: as this process if not said. */
  user?: Readonly<{ uid: number; gid: number }>;
};

/** Thrown after `stopAll`: what is being ended starts nothing new, and is no failure. */
export class Interrupted extends Error {}

const running = new Map<RunningProcess, ChildProcess>();
let isStopping = false;

function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // Nobody is left in it.
  }
}

// The last net, for an exit that nobody planned.
process.on('exit', () => {
  for (const child of running.values()) killGroup(child);
});

/** A process in a group of its own: Ctrl-C reaches it through `stopAll` only, and all of it can be ended. */
export class RunningProcess {
  /** Resolves, and never rejects, once it and what it left behind are gone. */
  readonly ended: Promise<Ending>;
  readonly #child: ChildProcess;
  readonly #lastLines: LastLines;
  readonly #stopSignal: NodeJS.Signals;

  /** Where `command` can't be started it ends with code 127. Throws Interrupted after `stopAll`. */
  constructor(
    readonly name: string,
    command: string,
    args: readonly string[],
    { inherit = false, stopSignal = 'SIGTERM', user, ...options }: Options = {},
  ) {
    if (isStopping) throw new Interrupted();
    const output = inherit ? 'inherit' : 'pipe';
    const stdio: ['ignore', typeof output, typeof output] = ['ignore', output, output];
    this.#child = spawn(command, args, { ...options, ...user, detached: true, stdio });
    this.#lastLines = new LastLines(this.#child, name);
    this.#stopSignal = stopSignal;
    running.set(this, this.#child);
    this.ended = this.#untilClosed().finally(() => running.delete(this));
  }

  hasEnded(): boolean {
    return !running.has(this);
  }

  /** The last lines that it wrote and nobody has been shown. */
  lastLines(): string {
    return this.#lastLines.toString();
  }

  /** From now on shows what it writes to stderr. */
  showErrors(): void {
    this.#lastLines.showErrors();
  }

  /** Asks it to end, insists after some time, and resolves when it has. */
  async stop(): Promise<void> {
    this.#child.kill(this.#stopSignal);
    const insist = setTimeout(() => killGroup(this.#child), SECONDS_TO_END * 1000);
    await this.ended;
    clearTimeout(insist);
  }

  /** Whether it ends with exit code 0; after `seconds` it is stopped. Throws Interrupted after `stopAll`. */
  async succeeds(seconds?: number): Promise<boolean> {
    const timeout = seconds && setTimeout(() => void this.stop(), seconds * 1000);
    const { code } = await this.ended;
    clearTimeout(timeout);
    if (isStopping) throw new Interrupted();
    return code === 0;
  }

  /** The error of its `problem`, or of how it ended, with its last lines; Interrupted after `stopAll`. */
  async failure(problem?: string): Promise<CommandError | Interrupted> {
    if (isStopping) return new Interrupted();
    const lines = this.lastLines();
    const reason = problem ?? (await this.#ending());
    return new CommandError(`The ${this.name} ${reason}.${lines ? ` Its last lines:\n${lines}` : ''}`);
  }

  async #ending(): Promise<string> {
    const { code, signal } = await this.ended;
    return signal ? `was ended by ${signal}` : `ended with exit code ${code}`;
  }

  #untilClosed(): Promise<Ending> {
    return new Promise((resolve) => {
      // What it started and left behind goes with it; only then are its pipes closed.
      this.#child.once('exit', () => killGroup(this.#child));
      this.#child.once('close', (code, signal) => resolve({ code, signal }));
      this.#child.once('error', () => this.#child.pid === undefined && resolve({ code: 127, signal: null }));
    });
  }
}

/** Starts Node, which also ends where this process is killed. */
export function startNode(name: string, args: readonly string[], options: Options = {}): RunningProcess {
  return new RunningProcess(name, process.execPath, [...END_WITH_PARENT, ...args], options);
}

/** Stops all that was started, and lets nothing new start. */
export async function stopAll(): Promise<void> {
  isStopping = true;
  await Promise.all([...running.keys()].map((started) => started.stop()));
}
