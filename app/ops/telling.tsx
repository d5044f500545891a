import type { Waiting } from '@/lib/ops/ops';
import { Moment } from './moment';

const number = new Intl.NumberFormat('en');

/** What the platform has not heard yet of its pilots' accounts, where it is told of them. */
export function Telling({ notifications }: { notifications: Waiting | undefined }) {
  if (!notifications) return null;
  const { waiting, since, reason } = notifications;
  return (
    <section id="telling">
      <h2>Telling your platform</h2>
      <p>
        Waiting: {number.format(waiting)}
        {since && (
          <>
            , since <Moment at={since} />
          </>
        )}
        .{reason && ` Why the last try failed: ${reason}.`} Each is tried again by itself, with growing waits,
        and those of an account one after the other.
      </p>
    </section>
  );
}
