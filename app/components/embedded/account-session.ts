import type { EmbeddingPage } from '@/lib/platform/embedded-pages';

/** What our server says of a session that it could not begin. */
export type Trouble = Readonly<{ message: string; requestId: string | undefined }>;

/** Rejected with where there is no client secret. */
export class NoSessionError extends Error {
  constructor(readonly trouble: Trouble | undefined) {
    super('no account session');
  }
}

/** Gives the client secret of a new account session. Rejects with a NoSessionError. */
export async function fetchClientSecret(account: string, page: EmbeddingPage): Promise<string> {
  const answer = await ask(account, page).catch(() => undefined);
  if (answer?.client_secret) return answer.client_secret;
  const { message, requestId } = answer?.error ?? {};
  throw new NoSessionError(message === undefined ? undefined : { message, requestId });
}

type Answer = { client_secret?: string; error?: { message: string; requestId?: string } };

async function ask(account: string, page: EmbeddingPage): Promise<Answer> {
  const response = await fetch('/api/account_session', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ account, page }),
  });
  return response.json();
}
