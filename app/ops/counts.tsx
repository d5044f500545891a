import { isStandingKind, type StandingKind } from '@/lib/accounts/standing';
import type { Counts } from '@/lib/ops/ops';
import { opsAddress } from './address';
import { StandingWord } from './standing-word';
import { Table } from './table';

const number = new Intl.NumberFormat('en');
type StandingsProps = { counts: Counts; shown: StandingKind | undefined };

export function StandingsTable({ counts, shown }: StandingsProps) {
  return (
    <Table id="standings" caption="Where pilots stand" columns={['Standing', 'Pilots']}>
      <Row name="no account yet" pilots={counts.withoutAccount} />
      <Row name="account never asked about" pilots={counts.neverAsked} />
      {counts.standings.map(({ standing, pilots }) => (
        <tr key={standing}>
          <th scope="row">
            {isStandingKind(standing) ? (
              <a
                href={opsAddress({ standing }, 'accounts')}
                aria-current={standing === shown ? 'true' : undefined}
              >
                <StandingWord standing={standing} />
              </a>
            ) : (
              <StandingWord standing={standing} />
            )}
          </th>
          <td className="number">{number.format(pilots)}</td>
        </tr>
      ))}
    </Table>
  );
}

function Row({ name, pilots }: { name: string; pilots: number }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="number">{number.format(pilots)}</td>
    </tr>
  );
}
