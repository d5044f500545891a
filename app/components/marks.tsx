import type { Tone } from '@/lib/accounts/standing';

/** Beside words that say the same. */
function Mark({ className, path }: { className: string; path: string }) {
  return (
    <svg className={`mark ${className}`} viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}

const CHECK = 'M5.5 10.5l3 3 6-7';
const DOTS = 'M6 10h.01M10 10h.01M14 10h.01';
const ARROW = 'M6.5 10h7m-3-3 3 3-3 3';
const BANG = 'M10 5.5v5.5M10 14.2h.01';

export const DoneMark = () => <Mark className="good" path={CHECK} />;
export const CheckingMark = () => <Mark className="wait" path={DOTS} />;
/** Empty in a list; over a page that is the pilot's turn it leads on. */
export const TodoMark = () => <Mark className="todo" path="" />;
const OnwardMark = () => <Mark className="todo" path={ARROW} />;
export const BadMark = () => <Mark className="bad" path={BANG} />;

const byTone = { good: DoneMark, todo: OnwardMark, wait: CheckingMark, bad: BadMark } satisfies Record<
  Tone,
  () => unknown
>;

export function ToneMark({ tone }: { tone: Tone }) {
  const OfTone = byTone[tone];
  return <OfTone />;
}
