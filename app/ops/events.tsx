import type { OpsEvent, Overview } from '@/lib/ops/ops';
import { type Asked, opsAddress } from './address';
import { Moment } from './moment';
import { Table } from './table';

const number = new Intl.NumberFormat('en');

/** What stands where an event has no reason: nobody was left to write one. */
const NO_REASON = 'ended without a word';

type Props = { events: Overview['events']; retried: OpsEvent | undefined; asked: Asked };

/** Stripe's events that wait, those of them that failed, and buttons to try again. */
export function Events({ events: { waiting, failed, list }, retried, asked }: Props) {
  return (
    <section id="events">
      <h2>Stripe’s events</h2>
      <Retried event={retried} all={asked.retried === 'all'} />
      <p>
        Waiting: {number.format(waiting)}. Failed at least once: {number.format(failed)}. Each is tried again
        by itself, with growing waits.
      </p>
      {waiting > 0 && (
        <form action="/ops/retry" method="post">
          <input type="hidden" name="all" value="waiting" />
          <button type="submit">Try all again now</button>
        </form>
      )}
      {list.rows.length > 0 && (
        <Table
          id="events-table"
          caption="Events that failed"
          columns={['Event', 'Account', 'Tries', 'Reason', 'Next try', 'Try again']}
        >
          {list.rows.map((event) => (
            <FailedEvent key={event.eventId} {...event} />
          ))}
        </Table>
      )}
      <nav className="pages" aria-label="Pages of events">
        {asked.eventsAfter && (
          <a href={opsAddress({ ...asked, eventsAfter: undefined, retried: undefined }, 'events')}>
            First events
          </a>
        )}
        {list.next && (
          <a href={opsAddress({ ...asked, eventsAfter: list.next, retried: undefined }, 'events')}>
            Next events
          </a>
        )}
      </nav>
    </section>
  );
}

function FailedEvent({ eventId, type, accountId, tries, reason, nextTryAt }: OpsEvent) {
  return (
    <tr>
      <th scope="row">
        <code>{eventId}</code>
        <p>{type}</p>
      </th>
      <td>
        <a href={`/ops/${accountId}`}>
          <code>{accountId}</code>
        </a>
      </td>
      <td className="number">{tries}</td>
      <td>{reason ?? NO_REASON}</td>
      <td>
        <Moment at={nextTryAt} />
      </td>
      <td>
        <form action="/ops/retry" method="post">
          <input type="hidden" name="event" value={eventId} />
          <button type="submit">
            Try again<span className="visually-hidden"> {eventId}</span>
          </button>
        </form>
      </td>
    </tr>
  );
}

function Retried({ event, all }: { event: OpsEvent | undefined; all: boolean }) {
  if (all)
    return (
      <p role="status" className="notice wait">
        All waiting events are being tried again. Reload this page to see how that went.
      </p>
    );
  if (!event) return null;
  const done = event.status === 'done';
  return (
    <p role="status" className={`notice ${done ? 'good' : 'bad'}`}>
      <code>{event.eventId}</code> was tried again:{' '}
      {done ? 'it is done.' : `not done, ${event.reason ?? NO_REASON}.`}
    </p>
  );
}
