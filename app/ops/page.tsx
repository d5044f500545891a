import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Problem } from '../components/problem';
import { assertOps, loadOps } from '../http/load';
import { Accounts } from './accounts';
import { readAsked, type SearchParams } from './address';
import { StandingsTable } from './counts';
import { Events } from './events';
import { FindAccount } from './find-account';
import { FunnelTable, WeeksTable } from './funnel';
import { Telling } from './telling';
import './ops.css';
import { Refusals } from './refusals';

export const metadata: Metadata = { title: 'Operations' };

type Props = { searchParams: Promise<SearchParams> };

/** For the platform's people: where pilots stand, who is stuck and on what, what your platform has not heard, and which events failed. */
export default async function OpsPage({ searchParams }: Props) {
  const asked = readAsked(await searchParams);
  if (asked.find?.accountId) {
    await assertOps();
    redirect(`/ops/${asked.find.accountId}`);
  }
  const answer = await loadOps('/ops', (ops) => ops.overview(asked));
  return (
    <div className="ops">
      <h1>Operations</h1>
      <FindAccount misread={asked.find !== undefined} />
      <p className="pages">
        <a href="/ops/doctor">Ask the doctor whether all is set up</a>
        <a href="/ops/accounts.csv" download>
          Export all accounts as CSV
        </a>
      </p>
      {answer.ok ? (
        <>
          <Refusals refusals={answer.value.refusals} />
          <div className="side-by-side">
            <div>
              <FunnelTable funnel={answer.value.counts.funnel} />
              <WeeksTable weeks={answer.value.weeks} />
            </div>
            <StandingsTable counts={answer.value.counts} shown={asked.standing} />
          </div>
          <Accounts page={answer.value.accounts} asked={asked} />
          <Telling notifications={answer.value.notifications} />
          <Events events={answer.value.events} retried={answer.value.retried} asked={asked} />
        </>
      ) : (
        <Problem failure={answer.failure} />
      )}
    </div>
  );
}
