import { LocalTime } from '../components/local-time';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function howLong(ms: number): string {
  if (ms < MINUTE) return 'less than a minute';
  const [count, unit] =
    ms < HOUR ? [ms / MINUTE, 'minute'] : ms < DAY ? [ms / HOUR, 'hour'] : [ms / DAY, 'day'];
  const whole = Math.floor(count);
  return `${whole} ${unit}${whole === 1 ? '' : 's'}`;
}

/** A time in the reader's zone, to the second as logs have it, and how far it is from now. */
export function Moment({ at }: { at: Date }) {
  const ms = Date.now() - at.getTime();
  return (
    <>
      <LocalTime at={at.toISOString()} language="en" style="second" />{' '}
      <span className="quiet">{ms >= 0 ? `${howLong(ms)} ago` : `in ${howLong(-ms)}`}</span>
    </>
  );
}
