import { pilotMessages } from '@/lib/errors';
import { ProblemNotice } from './problem-notice';

/** For who comes to an account's address without the cookie by which its pilot is known. */
export function UnknownBrowser() {
  return (
    <>
      <h1>We don’t know this browser</h1>
      <ProblemNotice message={pilotMessages.unknown_browser} />
      <p>
        Have you never been here before? <a href="/">Start on the first page</a>
      </p>
    </>
  );
}
