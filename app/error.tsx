'use client';

import { somethingWentWrong } from '@/lib/words/failure';

export default function Failure() {
  return (
    <>
      <title>{somethingWentWrong.title}</title>
      <h1>{somethingWentWrong.title}</h1>
      <div role="alert">
        <p className="lead">{somethingWentWrong.text}</p>
      </div>
      <p>
        {/* A full load, not a client-side retry: it works whatever state the page's JavaScript is in. */}
        <a className="button" href="/">
          {somethingWentWrong.firstPage}
        </a>
      </p>
    </>
  );
}
