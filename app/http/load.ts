import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { AppError, asAppError } from '@/lib/errors';
import { log } from '@/lib/log';
import { ClaimedAccountId, type Onboarding } from '@/lib/onboarding/onboarding';
import type { Ops } from '@/lib/ops/ops';
import { type Services, services } from '@/lib/services';
import type { PilotId } from '@/lib/session/session';
import { needsALook } from './answer';
import { opsCaller } from './ops-auth';
import { answerPageWith } from './page-status';
import { pilotFrom } from './session-cookie';
import { showNotFound } from './show-not-found';
import { tellPlatformAfterwards } from './tell-platform';

type Loaded<Value> = { ok: true; value: Value } | { ok: false; failure: AppError };

type OfPilot<Value> = (onboarding: Onboarding, pilotId: PilotId) => Promise<Value>;

const session = async () => pilotFrom(await cookies());

/** Loads for the page at `path` what its pilot may see. */
export async function load<Value>(path: string, verb: OfPilot<Value>): Promise<Loaded<Value>> {
  const pilot = await session();
  // proxy.ts has given everyone a session who can have one: what is left is another site's frame, or its script.
  if (!pilot) showNotFound();
  return loadWith(path, ({ onboarding }) => verb(onboarding, pilot.pilotId));
}

/**
 * As `load`, for an account's own address: fails with `unknown_browser` for who has no session, and with
 * `account_not_found` for who claims an account that is not theirs. With a failure comes the claim, where it is one.
 */
export async function loadAccount<Value>(
  path: string,
  { accountId: claim }: Readonly<{ accountId: string }>,
  verb: (onboarding: Onboarding, pilotId: PilotId, claimed: ClaimedAccountId) => Promise<Value>,
): Promise<Loaded<Value> & { accountId?: ClaimedAccountId | undefined }> {
  const accountId = ClaimedAccountId.safeParse(claim).data;
  if (!accountId) return failed(path, new AppError('account_not_found', 'the path has no account’s ID'));
  const pilot = await session();
  const loaded = pilot
    ? await loadWith(path, ({ onboarding }) => verb(onboarding, pilot.pilotId, accountId))
    : await failed(path, new AppError('unknown_browser', 'no session, at an account’s address'));
  return { ...loaded, accountId };
}

/** Without the token there is no such page. proxy.ts has asked already, but what runs before a page is no authorization. */
export async function assertOps(): Promise<void> {
  if (!opsCaller(await headers())) showNotFound();
}

/** Loads for the page of /ops at `path` what it shows, for somebody who has the token. */
export async function loadOps<Value>(
  path: string,
  ask: (ops: Ops) => Promise<Value>,
): Promise<Loaded<Value>> {
  await assertOps();
  return loadWith(path, ({ ops }) => ask(ops));
}

async function loadWith<Value>(
  path: string,
  work: (services: Services) => Promise<Value>,
): Promise<Loaded<Value>> {
  try {
    const value = await work(await services());
    tellPlatformAfterwards();
    return { ok: true, value };
  } catch (error) {
    const failure = asAppError(error);
    // The pilot's own of before: the first page shows the one that they have now.
    if (failure.code === 'account_left') redirect('/');
    return failed(path, failure);
  }
}

/** A failure goes to the log, becomes the page's status, and is given back to be shown. */
async function failed(path: string, failure: AppError): Promise<{ ok: false; failure: AppError }> {
  const { code, message: reason, requestId: stripeRequest } = failure;
  log(needsALook(failure) ? 'error' : 'info', 'page', { path, code, reason, stripeRequest });
  await answerPageWith(failure);
  return { ok: false, failure };
}
