import type { Page, StuckAccount } from '@/lib/ops/ops';
import { type Asked, opsAddress } from './address';
import { Moment } from './moment';
import { RawReasons } from './raw-reasons';
import { StandingWord } from './standing-word';
import { Table } from './table';

type Props = { page: Page<StuckAccount>; asked: Asked };

/** Accounts of one standing, or all that are stuck, those longest in theirs first. */
export function Accounts({ page: { rows, next }, asked }: Props) {
  const { standing, after } = asked;
  const caption = standing ? `Accounts: ${standing.replaceAll('_', ' ')}` : 'Stuck accounts';
  return (
    <section id="accounts">
      <h2>{caption}</h2>
      <p className="quiet">
        {standing
          ? 'Those longest in this standing first.'
          : 'Those who have something to do, or wait for Stripe or for the platform: the longest first.'}{' '}
        {standing && <a href={opsAddress({}, 'accounts')}>Show all that are stuck</a>}
      </p>
      {rows.length === 0 ? (
        <p>{after ? 'No more accounts.' : 'No account.'}</p>
      ) : (
        <Table
          id="accounts-table"
          caption={caption}
          titled
          stacks
          columns={['Account', 'Standing', 'Since', 'On what']}
        >
          {rows.map(({ accountId, standing: stands, since, requirements }) => (
            <tr key={accountId}>
              <th scope="row">
                <a href={`/ops/${accountId}`}>
                  <code>{accountId}</code>
                </a>
              </th>
              <td>
                <StandingWord standing={stands} />
              </td>
              <td>
                <Moment at={since} />
              </td>
              <td>
                <RawReasons requirements={requirements} />
              </td>
            </tr>
          ))}
        </Table>
      )}
      <nav className="pages" aria-label="Pages of accounts">
        {after && <a href={opsAddress({ ...asked, after: undefined }, 'accounts')}>First accounts</a>}
        {next && <a href={opsAddress({ ...asked, after: next }, 'accounts')}>Next accounts</a>}
      </nav>
    </section>
  );
}
