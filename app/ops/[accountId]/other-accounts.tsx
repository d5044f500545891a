import type { OpsAccount } from '@/lib/ops/ops';
import { Moment } from '../moment';
import { StandingWord } from '../standing-word';
import { Table } from '../table';

export function OtherAccounts({ others }: { others: readonly OpsAccount[] }) {
  if (others.length === 0) return null;
  return (
    <section>
      <h2>Other accounts of the same pilot</h2>
      <Table
        id="others-table"
        caption="Other accounts of the same pilot"
        titled
        columns={['Account', 'Standing', 'Opening began', 'Left']}
      >
        {others.map(({ accountId, standing, openedAt, leftAt }) => (
          <tr key={accountId}>
            <th scope="row">
              <a href={`/ops/${accountId}`}>
                <code>{accountId}</code>
              </a>
            </th>
            <td>{standing ? <StandingWord standing={standing} /> : 'never asked about'}</td>
            <td>
              <Moment at={openedAt} />
            </td>
            <td>{leftAt ? <Moment at={leftAt} /> : 'their account now'}</td>
          </tr>
        ))}
      </Table>
    </section>
  );
}
