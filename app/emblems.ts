import type { Voice } from '@/lib/words/voices';

/** What is drawn for a platform, on 32 by 32: a craft taking off, or what is paid on its way. */
export const emblems: Readonly<Record<Voice, string>> = {
  'rocket-rides':
    'M16 5c4 3 5 7 5 11l3 5-5-1-1 3h-4l-1-3-5 1 3-5c0-4 1-8 5-11Zm0 7a2 2 0 1 0 0 4 2 2 0 0 0 0-4Z',
  neutral:
    'M16 6a10 10 0 1 0 10 10h-3.2A6.8 6.8 0 1 1 16 9.2Zm3 0v3.2h2.6l-7.4 7.4 2.2 2.2 7.4-7.4v2.6H27V6Z',
};
