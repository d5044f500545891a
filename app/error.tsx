'use client';

import { pilotMessages } from '@/lib/errors';

export default function Failure() {
  return (
    <>
      <h1>Something went wrong</h1>
      <div role="alert" className="notice bad">
        <p>{pilotMessages.internal}</p>
      </div>
      <p>
        {/* A full load, not a client-side retry: it works whatever state the page's JavaScript is in. */}
        <a className="button" href="/">
          Go to the first page
        </a>
      </p>
    </>
  );
}
