import type { Page, TimelineEntry } from '@/lib/ops/ops';
import { placeWord } from '../address';
import { Moment } from '../moment';
import { StandingWord } from '../standing-word';
import { Table } from '../table';

type Props = { accountId: string; page: Page<TimelineEntry>; isFirstPage: boolean };

export function Timeline({ accountId, page: { rows, next }, isFirstPage }: Props) {
  return (
    <section id="timeline">
      <h2>Timeline</h2>
      {rows.length === 0 ? (
        <p>{isFirstPage ? 'Nothing has happened yet.' : 'Nothing earlier.'}</p>
      ) : (
        <Table
          id="timeline-table"
          caption="Timeline, the newest first"
          titled
          stacks
          columns={['When', 'What', 'Then']}
        >
          {rows.map((entry) => (
            <tr key={entry.place.id}>
              <th scope="row">
                <Moment at={entry.at} />
              </th>
              {entry.kind === 'standing' ? (
                <>
                  <td>
                    standing: <StandingWord standing={entry.standing} />
                  </td>
                  <td>{entry.telling && <Telling {...entry.telling} />}</td>
                </>
              ) : (
                <>
                  <td>
                    event: {entry.type} <code>{entry.place.id}</code>
                  </td>
                  <td>
                    <Outcome {...entry} />
                  </td>
                </>
              )}
            </tr>
          ))}
        </Table>
      )}
      <nav className="pages" aria-label="Pages of the timeline">
        {!isFirstPage && <a href={`/ops/${accountId}#timeline`}>Newest</a>}
        {next && <a href={`/ops/${accountId}?before=${placeWord(next)}#timeline`}>Earlier</a>}
      </nav>
    </section>
  );
}

const times = (tries: number) => `${tries} ${tries === 1 ? 'try' : 'tries'}`;

function Outcome({ status, tries, reason, nextTryAt }: Extract<TimelineEntry, { kind: 'event' }>) {
  if (status === 'done') return `done after ${times(tries)}`;
  return (
    <>
      {`waiting after ${times(tries)}${reason ? `, ${reason}` : ''}, next try `}
      <Moment at={nextTryAt} />
    </>
  );
}

type TellingProps = NonNullable<Extract<TimelineEntry, { kind: 'standing' }>['telling']>;

function Telling({ tries, reason, nextTryAt, toldAt }: TellingProps) {
  if (toldAt)
    return (
      <>
        {`your platform was told, after ${times(tries)}, `}
        <Moment at={toldAt} />
      </>
    );
  return (
    <>
      {`your platform is to be told: ${times(tries)}${reason ? `, ${reason}` : ''}, next try `}
      <Moment at={nextTryAt} />
    </>
  );
}
