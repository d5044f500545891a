'use client';

import { useHasScript } from './use-has-script';

const styles = {
  day: { dateStyle: 'long' },
  moment: { dateStyle: 'medium', timeStyle: 'short' },
  second: { dateStyle: 'medium', timeStyle: 'medium' },
} as const;

/**
 * A time in the page's language, and in the pilot's time zone once JavaScript runs; before that in UTC, which it says.
 * `at` is ISO 8601.
 */
export function LocalTime({
  at,
  language,
  style,
}: {
  at: string;
  language: string;
  style: keyof typeof styles;
}) {
  const inUtc = !useHasScript();
  const format = new Intl.DateTimeFormat(language, { ...styles[style], ...(inUtc && { timeZone: 'UTC' }) });
  return (
    // Apart from the text around it, which may run from right to left.
    <bdi>
      <time dateTime={at}>
        {format.format(new Date(at))}
        {inUtc && ' (UTC)'}
      </time>
    </bdi>
  );
}
