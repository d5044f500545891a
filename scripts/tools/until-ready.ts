import { setTimeout } from 'node:timers/promises';
import type { RunningProcess } from './processes';

const POLL_MS = 50;
const SECONDS_TO_ANSWER = 300;
/** How long a server that answers, but not with success, is given to come round. */
const REFUSED_MS = 15_000;

/** Waits until `isReady`. Throws CommandError if the process ends before that, or `seconds` pass. */
export async function untilReady(
  started: RunningProcess,
  isReady: () => Promise<boolean>,
  seconds: number,
): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  while (!(await isReady())) {
    if (started.hasEnded()) throw await started.failure();
    if (Date.now() > deadline) throw await started.failure(`was not ready after ${seconds} seconds`);
    await Promise.race([setTimeout(POLL_MS), started.ended]);
  }
}

/** Waits until a GET of `url` succeeds. Throws CommandError if it does not, or the process ends. */
export async function untilAnswers(started: RunningProcess, url: string): Promise<void> {
  let refusedUntil: number | undefined;
  const answers = async () => {
    const response = await fetch(url, { signal: AbortSignal.timeout(30_000) }).catch(() => undefined);
    if (response === undefined || response.ok) return response?.ok ?? false;
    const answer = `${response.status} ${await response.text()}`;
    refusedUntil ??= Date.now() + REFUSED_MS;
    if (Date.now() > refusedUntil) throw await started.failure(`answers ${url} with ${answer}`);
    return false;
  };
  await untilReady(started, answers, SECONDS_TO_ANSWER);
}
