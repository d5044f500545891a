'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** In ms: the first looks are close together, for most checks take seconds; later ones are not. */
const FIRST_LOOK = 5_000;
const LAST_LOOK = 60_000;

/** What the server shows now, told by the same mark that this page carries. */
async function shownByServer(): Promise<string | null | undefined> {
  const answer = await fetch(window.location.href, { headers: { accept: 'text/html' } });
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  return markOf(page);
}

function markOf(page: Document): string | null | undefined {
  return page.querySelector('[data-standing]')?.getAttribute('data-standing');
}

/** Follows what Stripe finds while the page is open and seen; a look that fails is not shown, the next one may work. */
export function Follow() {
  const router = useRouter();
  useEffect(() => {
    let wait = FIRST_LOOK;
    let timer = window.setTimeout(look, wait);

    async function look() {
      if (!document.hidden) {
        const now = await shownByServer().catch(() => undefined);
        if (now !== undefined && now !== markOf(document)) router.refresh();
        wait = Math.min(wait * 1.5, LAST_LOOK);
      }
      timer = window.setTimeout(look, wait);
    }
    const seenAgain = () => {
      if (document.hidden) return;
      window.clearTimeout(timer);
      wait = FIRST_LOOK;
      void look();
    };
    document.addEventListener('visibilitychange', seenAgain);
    return () => {
      window.clearTimeout(timer);
      document.removeEventListener('visibilitychange', seenAgain);
    };
  }, [router]);
  return null;
}
