import { setTimeout as wait } from 'node:timers/promises';
import { networkOf } from './network';

/** After a wrong token, the next one from the same network is looked at so many ms later; and none waits longer than so many. */
const PAUSE = 250;
const LONGEST_WAIT = 5_000;

/** When the next token from a network is looked at, in ms. In memory: guessing has to be slow, not counted. */
const nextLook = new Map<string, number>();

/** Looks by `callerOf` at a token that a request shows, in its network's turn; `too_many` wait for theirs already. */
export async function lookAtToken<Caller>(
  headers: Headers,
  callerOf: (headers: Headers) => Caller | undefined,
): Promise<Caller | 'wrong' | 'too_many'> {
  const whence = networkOf(headers) ?? headers.get('x-forwarded-for') ?? 'here';
  if (!(await turnOf(whence))) return 'too_many';
  const caller = callerOf(headers);
  if (caller !== undefined) return caller;
  nextLook.set(whence, nextLook.get(whence) ?? Date.now() + PAUSE);
  return 'wrong';
}

/** Waits until a token that comes from there may be looked at: at once where none was wrong of late. False where that is too long. */
async function turnOf(whence: string): Promise<boolean> {
  const now = Date.now();
  for (const [other, at] of nextLook) if (at < now) nextLook.delete(other);
  const at = nextLook.get(whence);
  if (at === undefined) return true;
  if (at - now > LONGEST_WAIT) return false;
  nextLook.set(whence, at + PAUSE);
  await wait(at - now);
  return true;
}
