import { isStandingKind, type StandingKind } from '@/lib/accounts/standing';
import type { Place } from '@/lib/ops/ops';

export type SearchParams = Record<string, string | string[] | undefined>;

export type Asked = {
  standing?: StandingKind | undefined;
  after?: Place | undefined;
  eventsAfter?: Place | undefined;
  /** An event that was tried again, or `all`. */
  retried?: string | undefined;
  /** What was looked for: an account, or nothing that could be one. */
  find?: { accountId: string | undefined } | undefined;
};

/** Of a pasted text, which may be the Dashboard's address of an account. */
const ACCOUNT_ID = /(?<![A-Za-z0-9])acct_[A-Za-z0-9]{1,64}/;

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
export function readAsked({ standing, after, events_after, retried, find }: SearchParams): Asked {
  return {
    standing: typeof standing === 'string' && isStandingKind(standing) ? standing : undefined,
    after: readPlace(after),
    eventsAfter: readPlace(events_after),
    retried: typeof retried === 'string' && /^\w{1,255}$/.test(retried) ? retried : undefined,
    find: typeof find === 'string' ? { accountId: ACCOUNT_ID.exec(find)?.[0] } : undefined,
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
