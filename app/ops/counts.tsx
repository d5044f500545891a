import { isStandingKind, type StandingKind } from '@/lib/accounts/standing';
import type { Counts, Funnel } from '@/lib/ops/ops';
import { opsAddress } from './address';
import { StandingWord } from './standing-word';
import { Table } from './table';

const number = new Intl.NumberFormat('en');
const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 });

const steps: readonly [keyof Funnel, string][] = [
  ['pilots', 'Pressed “Create an account!”'],
  ['opened', 'Account created'],
  ['detailsGiven', 'Details given'],
  ['paid', 'Can be paid: ready, or due soon'],
];

export function FunnelTable({ funnel }: { funnel: Funnel }) {
  return (
    <Table id="funnel" caption="How far pilots came" columns={['Step', 'Pilots', 'Of all']}>
      {steps.map(([step, name]) => (
        <tr key={step}>
          <th scope="row">{name}</th>
          <td className="number">{number.format(funnel[step])}</td>
          <td className="number">
            {funnel.pilots === 0 ? '–' : percent.format(funnel[step] / funnel.pilots)}
          </td>
        </tr>
      ))}
    </Table>
  );
}

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
