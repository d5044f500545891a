import type { Metadata } from 'next';
import { pilotMessages } from '@/lib/errors';

export const metadata: Metadata = { title: 'Not found' };

/** For an address that does not exist and for an account that is not the pilot's: they must not be told apart. */
export default function NotFound() {
  return (
    <>
      <h1>There is nothing to show here</h1>
      <p className="lead">{pilotMessages.account_not_found}</p>
      <p>
        <a className="button" href="/">
          Go to the first page
        </a>
      </p>
    </>
  );
}
