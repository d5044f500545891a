import { aboutStanding, isStandingKind } from '@/lib/accounts/standing';
import type { ExportedAccount } from '@/lib/ops/ops';

type Column = (account: ExportedAccount) => string | undefined;

/** By the names in the first line. A state and Stripe's names of requirements: nothing that says who somebody is. */
const columns: Readonly<Record<string, Column>> = {
  account: ({ accountId }) => accountId,
  standing: ({ standing }) => standing ?? 'never_asked_about',
  turn: ({ standing }) =>
    standing !== null && isStandingKind(standing) ? aboutStanding[standing].turn : undefined,
  since: ({ since }) => since?.toISOString(),
  seen_at: ({ seenAt }) => seenAt?.toISOString(),
  opening_began: ({ openedAt }) => openedAt.toISOString(),
  accounts_api: ({ api }) => api,
  disabled_reason: ({ requirements }) => requirements?.disabledReason ?? undefined,
  due_by: ({ requirements }) => requirements?.deadline?.toISOString(),
  past_due: ({ requirements }) => requirements?.pastDue.join(' '),
  currently_due: ({ requirements }) => requirements?.currentlyDue.join(' '),
  pending_verification: ({ requirements }) => requirements?.pendingVerification.join(' '),
  errors: ({ requirements }) =>
    requirements?.errors.map(({ requirement, code }) => `${requirement}:${code}`).join(' '),
};

/** The lines of RFC 4180, as many at a time as there are accounts. */
export async function* csvOf(
  accounts: AsyncIterable<readonly ExportedAccount[]>,
): AsyncGenerator<string, undefined> {
  yield line(Object.keys(columns));
  for await (const some of accounts)
    yield some.map((account) => line(Object.values(columns).map((column) => column(account) ?? ''))).join('');
}

function line(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

/** What a spreadsheet would take for a formula gets an apostrophe, by which it is text. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
