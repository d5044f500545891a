'use client';

import { useSyncExternalStore } from 'react';

const styles = {
  day: { dateStyle: 'long' },
  moment: { dateStyle: 'medium', timeStyle: 'short' },
  second: { dateStyle: 'medium', timeStyle: 'medium' },
} as const;

const never = () => () => {};

/** A time in the reader's language, and in their time zone once JavaScript runs; before that in UTC, which it says. */
export function LocalTime({ at, locale, style }: { at: string; locale: string; style: keyof typeof styles }) {
  const inUtc = useSyncExternalStore(
    never,
    () => false,
    () => true,
  );
  const format = new Intl.DateTimeFormat(locale, { ...styles[style], ...(inUtc && { timeZone: 'UTC' }) });
  return (
    <time dateTime={at} lang={locale}>
      {format.format(new Date(at))}
      {inUtc && ' (UTC)'}
    </time>
  );
}
