import { wordsFor } from '@/lib/accounts/standing';
import { isStandingKind } from '@/lib/ops/ops';

/** A standing by its own name, in the color of its tone; an older release may have left one that is no more. */
export function StandingWord({ standing }: { standing: string }) {
  return (
    <span className={isStandingKind(standing) ? wordsFor[standing].tone : 'quiet'}>
      {standing.replaceAll('_', ' ')}
    </span>
  );
}
