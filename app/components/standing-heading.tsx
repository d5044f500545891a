'use client';

import { useEffect, useRef } from 'react';

/** The page's heading; it takes the focus when what Stripe says has changed under the reader's eyes. */
export function StandingHeading({ shown, children }: { shown: string; children: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(shown);
  useEffect(() => {
    if (before.current === shown) return;
    before.current = shown;
    heading.current?.focus();
  }, [shown]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
