'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** In ms: the first looks are close together, for most checks take seconds; later ones are not. */
const FIRST_LOOK = 5_000;
const LAST_LOOK = 60_000;

/** What the server shows now, told by the same mark that this page carries. */
async function shownByServer(address: string): Promise<string | null | undefined> {
  const answer = await fetch(address, { headers: { accept: 'text/html' } });
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  return markOf(page);
}

function markOf(page: Document): string | null | undefined {
  return page.querySelector('[data-standing]')?.getAttribute('data-standing');
}

/** Follows what Stripe finds while the page is open and seen; a look that fails is not shown, the next one may work. */
export function PollForChanges({ address }: { address: string }) {
  const router = useRouter();
  useEffect(() => {
    let wait = FIRST_LOOK;
    let timer = window.setTimeout(look, wait);

    let stopped = false;
    let looking = false;

    async function look() {
      if (!document.hidden) {
        looking = true;
        const now = await shownByServer(address).catch(() => undefined);
        if (now !== undefined && now !== markOf(document)) router.refresh();
        looking = false;
        wait = Math.min(wait * 1.5, LAST_LOOK);
      }
      if (stopped) return;
      timer = window.setTimeout(look, wait);
    }
    const seenAgain = () => {
      if (document.hidden || looking) return;
      window.clearTimeout(timer);
      wait = FIRST_LOOK;
      void look();
    };
    document.addEventListener('visibilitychange', seenAgain);
    return () => {
      stopped = true;
      window.clearTimeout(timer);
      document.removeEventListener('visibilitychange', seenAgain);
    };
  }, [router, address]);
  return null;
}
