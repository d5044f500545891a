import { aboutStanding, isStandingKind, standingKinds } from '../accounts/standing';
import type { OpeningCount, StandingCount } from './rows';

/** How many pilots there are, and how far they came: each is some of the one before. */
export type Funnel = Readonly<{ pilots: number; opened: number; detailsGiven: number; paid: number }>;

/** How many pilots stand where. `standings` has every standing that there is, at 0 too. */
export type Counts = Readonly<{
  funnel: Funnel;
  withoutAccount: number;
  neverAsked: number;
  standings: readonly Readonly<{ standing: string; pilots: number }>[];
}>;

/** The pilots who began to open their account in a week, from its Monday in UTC on, and how far they are now. */
export type Week = Readonly<{ from: Date; funnel: Funnel }>;

const DAY = 24 * 60 * 60 * 1000;

/** The first Monday of the clock. */
const A_MONDAY = 4 * DAY;

const sum = (counts: readonly { pilots: number }[]) =>
  counts.reduce((total, { pilots }) => total + pilots, 0);

export function countsOf(rows: readonly StandingCount[]): Counts {
  const funnel = funnelOf(rows);
  const byStanding = new Map(
    rows.flatMap((row) => (row.standing === null ? [] : [[row.standing, row.pilots]])),
  );
  return {
    funnel,
    withoutAccount: funnel.pilots - funnel.opened,
    neverAsked: sum(rows.filter(({ hasAccount, standing }) => hasAccount && standing === null)),
    standings: [...new Set([...standingKinds, ...byStanding.keys()])].map((standing) => ({
      standing,
      pilots: byStanding.get(standing) ?? 0,
    })),
  };
}

/** When the first of so many weeks began, of which this one is the last. */
export function firstOfWeeks(count: number, now: number): Date {
  const week = 7 * DAY;
  return new Date(Math.floor((now - A_MONDAY) / week - (count - 1)) * week + A_MONDAY);
}

/** So many weeks from the first on, those in which nobody began included. */
export function weeksOf(rows: readonly OpeningCount[], first: Date, count: number): Week[] {
  return Array.from({ length: count }, (_, nth) => {
    const from = new Date(first.getTime() + nth * 7 * DAY);
    return { from, funnel: funnelOf(rows.filter(({ week }) => week.getTime() === from.getTime())) };
  });
}

function funnelOf(rows: readonly StandingCount[]): Funnel {
  const sumOf = (counts: (standing: string) => boolean) =>
    sum(rows.filter(({ standing }) => standing !== null && counts(standing)));
  return {
    pilots: sum(rows),
    opened: sum(rows.filter(({ hasAccount }) => hasAccount)),
    // An older release may have left a standing that is no more: its pilots had given their details.
    detailsGiven: sumOf((standing) => !isStandingKind(standing) || aboutStanding[standing].submitted),
    paid: sumOf((standing) => isStandingKind(standing) && aboutStanding[standing].payable),
  };
}
