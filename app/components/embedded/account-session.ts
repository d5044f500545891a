import type { EmbeddingPage } from '@/lib/platform/embedded-pages';
import { type Problem, postJson } from '../post-json';

/** Rejected with where there is no client secret, with what our server said of it. */
export class NoSessionError extends Error {
  constructor(readonly problem: Problem | undefined) {
    super('no account session');
  }
}

/** Gives the client secret of a new account session. Rejects with a NoSessionError. */
export async function fetchClientSecret(account: string, page: EmbeddingPage): Promise<string> {
  const asked = await postJson('/api/account_session', { account, page });
  if ('answer' in asked && asked.answer.client_secret) return asked.answer.client_secret;
  throw new NoSessionError('problem' in asked ? asked.problem : undefined);
}
