import type { Metadata } from 'next';
import { Problem } from '../components/problem';
import { loadOps } from '../http/load';
import { Accounts } from './accounts';
import { readAsked, type SearchParams } from './address';
import { FunnelTable, StandingsTable } from './counts';
import { Events } from './events';
import './ops.css';

export const metadata: Metadata = { title: 'Operations' };

type Props = { searchParams: Promise<SearchParams> };

/** For the platform's people: where pilots stand, who is stuck and on what, and which events failed. */
export default async function OpsPage({ searchParams }: Props) {
  const asked = readAsked(await searchParams);
  const answer = await loadOps('/ops', (ops) => ops.overview(asked));
  return (
    <div className="ops">
      <h1>Operations</h1>
      <p>
        <a href="/ops/doctor">Ask the doctor whether all is set up</a>
      </p>
      {answer.ok ? (
        <>
          <div className="side-by-side">
            <FunnelTable funnel={answer.value.counts.funnel} />
            <StandingsTable counts={answer.value.counts} shown={asked.standing} />
          </div>
          <Accounts page={answer.value.accounts} asked={asked} />
          <Events events={answer.value.events} retried={answer.value.retried} asked={asked} />
        </>
      ) : (
        <Problem failure={answer.failure} />
      )}
    </div>
  );
}
