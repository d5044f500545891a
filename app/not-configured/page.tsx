import type { Metadata } from 'next';
import { AppError } from '@/lib/errors';
import { isConfigured } from '../http/is-configured';
import { answerPageWith } from '../http/page-status';
import { showNotFound } from '../http/show-not-found';

export const metadata: Metadata = { title: 'Not set up yet' };

/** What proxy.ts shows in place of any page but /setup, while Stripe refuses the configured choices. */
export default async function NotConfigured() {
  if (isConfigured()) showNotFound();
  await answerPageWith(new AppError('platform_not_ready', 'Stripe refuses the configured choices'));
  return (
    <>
      <h1>This server is not set up yet</h1>
      <p className="lead">
        The choices that it is configured with don’t go together, so no account can be opened here.
      </p>
      <p>
        <a className="button" href="/setup">
          See what is wrong, and what to set
        </a>
      </p>
    </>
  );
}
