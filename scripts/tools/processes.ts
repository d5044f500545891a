import { type ChildProcess, spawn } from 'node:child_process';
import { keepLines, type Lines } from './last-lines';

/** How long a process may take to end once it is asked to. */
const PATIENCE_MS = 8000;
const LEASH = ['--import', new URL('end-with-parent.mjs', import.meta.url).href];

type Ending = Readonly<{ code: number | null; signal: NodeJS.Signals | null }>;

export type Running = Lines &
  Readonly<{
    name: string;
    /** Resolves, and never rejects, once the process and what it left behind are gone. */
    ended: Promise<Ending>;
    hasEnded(): boolean;
    /** Asks it to end, insists after some seconds, and resolves when it has. */
    stop(): Promise<void>;
  }>;

type Options = {
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** Its output goes straight to the terminal; otherwise it is kept for `unseen` and `showErrors`. */
  inherit?: boolean;
  /** What asks it to end: SIGTERM if not said. */
  stopSignal?: NodeJS.Signals;
  /** As whom it runs: as this process if not said. */
  user?: Readonly<{ uid: number; gid: number }>;
};

/** Thrown after `stopAll`: what is being ended starts nothing new, and is no failure. */
export class Interrupted extends Error {}

const running = new Map<Running, ChildProcess>();
let stopping = false;

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

function endOf(child: ChildProcess): Promise<Ending> {
  return new Promise((resolve) => {
    // What it started and left behind goes with it; only then are its pipes closed.
    child.once('exit', () => killGroup(child));
    child.once('close', (code, signal) => resolve({ code, signal }));
    child.once('error', () => child.pid === undefined && resolve({ code: 127, signal: null }));
  });
}

async function stop(child: ChildProcess, ended: Promise<Ending>, signal: NodeJS.Signals): Promise<void> {
  child.kill(signal);
  const insist = setTimeout(() => killGroup(child), PATIENCE_MS);
  await ended;
  clearTimeout(insist);
}

/**
 * Starts a process in a group of its own: Ctrl-C reaches it through `stopAll` only, and all of it can be ended.
 * A command that can't be started gives a process that ends with code 127. Throws Interrupted after `stopAll`.
 */
export function start(
  name: string,
  command: string,
  args: readonly string[],
  { inherit = false, stopSignal = 'SIGTERM', user = undefined, ...options }: Options = {},
): Running {
  if (stopping) throw new Interrupted();
  const output = inherit ? 'inherit' : 'pipe';
  const child = spawn(command, args, {
    ...options,
    ...user,
    detached: true,
    stdio: ['ignore', output, output],
  });
  let gone = false;
  const ended = endOf(child).then((ending) => {
    gone = true;
    running.delete(self);
    return ending;
  });
  const self: Running = {
    ...keepLines(child, name),
    name,
    ended,
    hasEnded: () => gone,
    stop: () => stop(child, ended, stopSignal),
  };
  running.set(self, child);
  return self;
}

/** As `start`, for Node, which also ends where this process is killed. */
export function startNode(name: string, args: readonly string[], options: Options = {}): Running {
  return start(name, process.execPath, [...LEASH, ...args], options);
}

/** Waits for a process's end; after `timeoutMs` it is stopped. Throws Interrupted after `stopAll`. */
export async function outcome(
  started: Running,
  timeoutMs?: number,
): Promise<{ ok: boolean; output: string }> {
  const timeout = timeoutMs === undefined ? undefined : setTimeout(started.stop, timeoutMs);
  const ending = await started.ended;
  clearTimeout(timeout);
  if (stopping) throw new Interrupted();
  return { ok: ending.code === 0, output: started.unseen() };
}

/** Whether `stopAll` was called. */
export function isStopping(): boolean {
  return stopping;
}

/** Stops all that was started, and lets nothing new start. */
export async function stopAll(): Promise<void> {
  stopping = true;
  await Promise.all([...running.keys()].map(({ stop }) => stop()));
}
