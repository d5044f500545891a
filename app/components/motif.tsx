import { config } from '@/lib/config';
import { emblems } from '../emblems';

/** The platform's emblem, small, on its color. */
export function Emblem() {
  return (
    <svg className="emblem" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
      <rect width="32" height="32" rx="8" />
      <path d={emblems[config().platform.voice]} />
    </svg>
  );
}

/** A way that rises and is travelled, in the platform's color; with `joy` it arrives. */
export function Motif({ joy = false }: { joy?: boolean }) {
  return (
    <svg className={joy ? 'motif joy' : 'motif'} viewBox="0 0 320 160" aria-hidden="true">
      <path className="ground" d="M0 150h320" />
      <path className="way" d="M8 148C90 146 190 128 262 44" />
      <circle className="stop" cx="8" cy="148" r="6" />
      <circle className="stop" cx="140" cy="124" r="6" />
      <g className="craft">
        <circle cx="276" cy="34" r="30" />
        <path transform="translate(260 18)" d={emblems[config().platform.voice]} />
      </g>
      {joy && (
        <path
          className="sparks"
          d="M222 26l-10-6M230 62l-12 4M316 66l10 8M290-2l4-12M250-2l-6-10M312 8l10-8M226 44h-12M304 74l4 12"
        />
      )}
    </svg>
  );
}
