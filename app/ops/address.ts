import { isStandingKind, type StandingKind } from '@/lib/accounts/standing';
import type { Place } from '@/lib/ops/ops';

export type SearchParams = Record<string, string | string[] | undefined>;

export type Asked = {
  standing?: StandingKind | undefined;
  after?: Place | undefined;
  eventsAfter?: Place | undefined;
  /** An event that was tried again, or `all`. */
  retried?: string | undefined;
};

/** 16 digits of microseconds are a time that the database knows. */
const PLACE = /^(\d{1,16})_(\w{1,255})$/;

/** The place in a list that a word of an address means; undefined where it means none. */
export function readPlace(word: SearchParams[string]): Place | undefined {
  const [, micros, id] = (typeof word === 'string' && PLACE.exec(word)) || [];
  return micros && id ? { micros, id } : undefined;
}

export function placeWord({ micros, id }: Place): string {
  return `${micros}_${id}`;
}

/** Reads what the address asks for. What means nothing is as if it were not there. */
export function readAsked({ standing, after, events_after, retried }: SearchParams): Asked {
  return {
    standing: typeof standing === 'string' && isStandingKind(standing) ? standing : undefined,
    after: readPlace(after),
    eventsAfter: readPlace(events_after),
    retried: typeof retried === 'string' && /^\w{1,255}$/.test(retried) ? retried : undefined,
  };
}

export function opsAddress({ standing, after, eventsAfter, retried }: Asked, section: string): string {
  const query = new URLSearchParams({
    ...(standing && { standing }),
    ...(after && { after: placeWord(after) }),
    ...(eventsAfter && { events_after: placeWord(eventsAfter) }),
    ...(retried && { retried }),
  });
  return `/ops${query.size > 0 ? `?${query}` : ''}#${section}`;
}
