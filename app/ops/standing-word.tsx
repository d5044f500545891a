import { aboutStanding, isStandingKind } from '@/lib/accounts/standing';

/** A standing by its own name, in the color of its tone; an older release may have left one that is no more. */
export function StandingWord({ standing }: { standing: string }) {
  return (
    <span className={isStandingKind(standing) ? aboutStanding[standing].tone : 'quiet'}>
      {standing.replaceAll('_', ' ')}
    </span>
  );
}
