import { headers } from 'next/headers';
import { after } from 'next/server';
import type { AppError } from '@/lib/errors';
import { failureHead } from './answer';
import { type PageHead, pageHeads } from './page-heads';

/** Has the page that is being rendered answered with this, beside what it is answered with already. */
export async function addToHead({ status, headers: added }: Partial<PageHead>): Promise<void> {
  const policy = (await headers()).get('content-security-policy');
  if (!policy) return;
  const known = pageHeads.get(policy);
  pageHeads.set(policy, {
    status: status ?? known?.status ?? 200,
    headers: { ...known?.headers, ...added },
  });
  after(() => {
    pageHeads.delete(policy);
  });
}

/** Gives the page that is being rendered the status of its failure, for let-pages-answer.ts to send. */
export function answerPageWith(failure: AppError): Promise<void> {
  return addToHead(failureHead(failure));
}
