import type { Funnel, Week } from '@/lib/ops/ops';
import { Bar } from './bar';
import { Table } from './table';

const number = new Intl.NumberFormat('en');
const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 });
const day = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' });

const steps = ['pilots', 'opened', 'detailsGiven', 'paid'] as const satisfies readonly (keyof Funnel)[];

const names: Readonly<Record<keyof Funnel, string>> = {
  pilots: 'Pressed the first page’s button',
  opened: 'Account created',
  detailsGiven: 'Details given',
  paid: 'Can be paid: ready, or due soon',
};

const shortNames: Readonly<Record<keyof Funnel, string>> = {
  pilots: 'Pressed',
  opened: 'Created',
  detailsGiven: 'Details',
  paid: 'Payable',
};

export function FunnelTable({ funnel }: { funnel: Funnel }) {
  return (
    <Table id="funnel" caption="How far pilots came" columns={['Step', 'Pilots', 'Of all']}>
      {steps.map((step) => (
        <tr key={step}>
          <th scope="row">
            {names[step]}
            <Bar parts={[{ step, share: shareOf(funnel[step], funnel.pilots) }]} />
          </th>
          <td className="number">{number.format(funnel[step])}</td>
          <td className="number">
            {funnel.pilots === 0 ? '–' : percent.format(shareOf(funnel[step], funnel.pilots))}
          </td>
        </tr>
      ))}
    </Table>
  );
}

/** How far those are who began in the same week, the newest first; their bars are of one scale. */
export function WeeksTable({ weeks }: { weeks: readonly Week[] }) {
  const most = Math.max(...weeks.map(({ funnel }) => funnel.pilots));
  return (
    <>
      <Table
        id="weeks"
        caption="By the week in which they began"
        columns={['Monday, UTC', ...steps.map((step) => shortNames[step])]}
      >
        {weeks.toReversed().map(({ from, funnel }) => (
          <tr key={from.toISOString()}>
            <th scope="row">
              <time dateTime={from.toISOString().slice(0, 10)}>{day.format(from)}</time>
              <Bar parts={steps.map((step) => ({ step, share: shareOf(funnel[step], most) }))} />
            </th>
            {steps.map((step) => (
              <td key={step} className="number">
                {number.format(funnel[step])}
              </td>
            ))}
          </tr>
        ))}
      </Table>
      <p className="quiet">As they stand today: those of the last weeks have had less time.</p>
    </>
  );
}

function shareOf(pilots: number, all: number): number {
  return all === 0 ? 0 : pilots / all;
}
