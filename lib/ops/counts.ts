import { aboutStanding, isStandingKind, standingKinds } from '../accounts/standing';
import type { StandingCount } from './rows';

/** How many pilots there are, and how far they came: each is some of the one before. */
export type Funnel = Readonly<{ pilots: number; opened: number; detailsGiven: number; paid: number }>;

/** How many pilots stand where. `standings` has every standing that there is, at 0 too. */
export type Counts = Readonly<{
  funnel: Funnel;
  withoutAccount: number;
  neverAsked: number;
  standings: readonly Readonly<{ standing: string; pilots: number }>[];
}>;

const sum = (counts: readonly { pilots: number }[]) =>
  counts.reduce((total, { pilots }) => total + pilots, 0);

export function countsOf(rows: readonly StandingCount[]): Counts {
  const pilots = sum(rows);
  const withoutAccount = sum(rows.filter(({ hasAccount }) => !hasAccount));
  const byStanding = new Map(
    rows.flatMap((row) => (row.standing === null ? [] : [[row.standing, row.pilots]])),
  );
  const withStanding = [...byStanding].map(([standing, count]) => ({ standing, pilots: count }));
  // An older release may have left a standing that is no more: its pilots had given their details.
  const detailsGiven = withStanding.filter(
    ({ standing }) => !isStandingKind(standing) || aboutStanding[standing].submitted,
  );
  const paid = withStanding.filter(
    ({ standing }) => isStandingKind(standing) && aboutStanding[standing].payable,
  );
  return {
    funnel: {
      pilots,
      opened: pilots - withoutAccount,
      detailsGiven: sum(detailsGiven),
      paid: sum(paid),
    },
    withoutAccount,
    neverAsked: pilots - withoutAccount - sum(withStanding),
    standings: [...new Set([...standingKinds, ...byStanding.keys()])].map((standing) => ({
      standing,
      pilots: byStanding.get(standing) ?? 0,
    })),
  };
}
