'use client';

import { useRouter } from 'next/navigation';
import { type MouseEvent, useCallback, useEffect, useState } from 'react';
import type { Words } from '@/lib/words/words';
import { LocalTime } from './local-time';
import { useHasScript } from './use-has-script';

/** In ms: the first looks are close together, for most checks take seconds; later ones are not. */
const FIRST_LOOK = 5_000;
const LAST_LOOK = 60_000;

/** What a page says, as of when, and whether Stripe could not be asked since. */
type Look = { standing: string; at: string; isOld: boolean };

function lookAt(page: Document): Look | undefined {
  const standing = page.querySelector<HTMLElement>('[data-standing]')?.dataset.standing;
  const checked = page.querySelector<HTMLElement>('[data-checked]')?.dataset;
  if (!standing || !checked?.checked) return undefined;
  return { standing, at: checked.checked, isOld: checked.old === 'true' };
}

async function shownByServer(address: string): Promise<Look | undefined> {
  const answer = await fetch(address, { headers: { accept: 'text/html' } });
  return lookAt(new DOMParser().parseFromString(await answer.text(), 'text/html'));
}

type Props = {
  address: string;
  /** When Stripe said what the page shows, in ISO 8601. */
  at: string;
  /** Stripe could not be asked since. */
  isOld: boolean;
  /** Whether a change is expected without the pilot's doing. */
  follows: boolean;
  /** Whether looking again is what the pilot can do next. */
  isNext: boolean;
  language: string;
  words: Words['checked'];
};

/** When Stripe was asked last, and asking it again: by a press, and by itself while the page is open and seen. */
export function LastChecked({ address, at, isOld, follows, isNext, language, words }: Props) {
  const router = useRouter();
  const hasScript = useHasScript();
  const [pressed, setPressed] = useState<'no' | 'pending' | 'unchanged' | 'failed'>('no');
  // A look that changes nothing but the time is not worth a new page.
  const [looked, setLooked] = useState({ at, isOld });

  const look = useCallback(async (): Promise<'changed' | 'unchanged' | 'failed'> => {
    const now = await shownByServer(address).catch(() => undefined);
    if (!now) return 'failed';
    const changed = now.standing !== lookAt(document)?.standing;
    if (changed) {
      router.refresh();
      // What a press had found is not so any more.
      setPressed('no');
    }
    setLooked(now);
    return changed ? 'changed' : now.isOld ? 'failed' : 'unchanged';
  }, [address, router]);

  useEffect(() => {
    if (!follows) return;
    let wait = FIRST_LOOK;
    let [stopped, looking] = [false, false];
    let timer = window.setTimeout(lookAndWait, wait);

    async function lookAndWait() {
      if (!document.hidden) {
        looking = true;
        // One that fails is not shown: the next one may work.
        await look();
        looking = false;
        wait = Math.min(wait * 1.5, LAST_LOOK);
      }
      if (!stopped) timer = window.setTimeout(lookAndWait, wait);
    }
    const seenAgain = () => {
      if (document.hidden || looking) return;
      window.clearTimeout(timer);
      wait = FIRST_LOOK;
      void lookAndWait();
    };
    document.addEventListener('visibilitychange', seenAgain);
    return () => {
      stopped = true;
      window.clearTimeout(timer);
      document.removeEventListener('visibilitychange', seenAgain);
    };
  }, [follows, look]);

  async function press(event: MouseEvent) {
    event.preventDefault();
    setPressed('pending');
    const found = await look();
    if (found !== 'changed') setPressed(found);
  }

  const known = looked.at > at ? looked : { at, isOld };
  return (
    <div className="checked" data-checked={at} data-old={isOld}>
      <p>
        <a className={isNext ? 'button' : undefined} href={address} onClick={press}>
          {words.again}
        </a>{' '}
        <span aria-live="polite">{pressed !== 'no' && words[pressed]}</span>
      </p>
      <p className="quiet">
        {words.at} <LocalTime at={known.at} language={language} style="moment" />.{' '}
        {known.isOld && pressed !== 'failed' && words.failed}{' '}
        {isNext && (hasScript ? words.follows : <noscript>{words.doesNotFollow}</noscript>)}
      </p>
    </div>
  );
}
