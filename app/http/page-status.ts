import { headers } from 'next/headers';
import { after } from 'next/server';
import type { AppError } from '@/lib/errors';
import { failureHead } from './answer';
import { pageHeads } from './page-heads';

/** Gives the page that is being rendered the status of its failure, for let-pages-fail.ts to send. */
export async function answerPageWith(failure: AppError): Promise<void> {
  const policy = (await headers()).get('content-security-policy');
  if (!policy) return;
  pageHeads.set(policy, failureHead(failure));
  after(() => {
    pageHeads.delete(policy);
  });
}
