import { setTimeout } from 'node:timers/promises';
import { CommandError } from './command-error';
import { Interrupted, isStopping, type Running } from './processes';

const POLL_MS = 50;
/** How long a server that answers, but not with success, is given to come round. */
const REFUSED_MS = 3000;

/** Takes a process that is no use; gives the error that tells so, with its last lines; Interrupted after `stopAll`. */
export async function failed(running: Running, problem?: string): Promise<CommandError | Interrupted> {
  if (isStopping()) return new Interrupted();
  const ending = running.hasEnded() ? await running.ended : undefined;
  const how = ending?.signal ? `was ended by ${ending.signal}` : `ended with exit code ${ending?.code}`;
  const lines = running.unseen();
  return new CommandError(
    `The ${running.name} ${problem ?? how}.${lines ? ` Its last lines:\n${lines}` : ''}`,
  );
}

/** Waits until `isReady`. Throws CommandError if the process ends before that, or `seconds` pass. */
export async function untilReady(
  running: Running,
  isReady: () => Promise<boolean>,
  seconds: number,
): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  while (!(await isReady())) {
    if (running.hasEnded()) throw await failed(running);
    if (Date.now() > deadline) throw await failed(running, `was not ready after ${seconds} seconds`);
    await Promise.race([setTimeout(POLL_MS), running.ended]);
  }
}

/** Waits until a GET of `url` succeeds. Throws CommandError if it does not, or the process ends. */
export async function untilAnswers(running: Running, url: string, seconds = 60): Promise<void> {
  let refusedUntil: number | undefined;
  const answers = async () => {
    const response = await fetch(url, { signal: AbortSignal.timeout(10_000) }).catch(() => undefined);
    if (response === undefined || response.ok) return response?.ok ?? false;
    const answer = `${response.status} ${await response.text()}`;
    refusedUntil ??= Date.now() + REFUSED_MS;
    if (Date.now() > refusedUntil) throw await failed(running, `answers ${url} with ${answer}`);
    return false;
  };
  await untilReady(running, answers, seconds);
}
