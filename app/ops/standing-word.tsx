import { aboutStanding, isStandingKind } from '@/lib/accounts/standing';
import { ToneMark } from '../components/marks';

/** A standing by its own name, with the mark of its tone; an older release may have left one that is no more. */
export function StandingWord({ standing }: { standing: string }) {
  return (
    <span className="standing">
      {isStandingKind(standing) && <ToneMark tone={aboutStanding[standing].tone} />}
      {standing.replaceAll('_', ' ')}
    </span>
  );
}
