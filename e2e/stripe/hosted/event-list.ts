import { aboutOf, type EventRecord } from '../model/event';
import { escaped } from './html';

const MOST = 50;

/** At how many of the endpoints that wanted it an event is. */
function deliveredTo({ outcomes }: EventRecord): string {
  const all = Object.values(outcomes);
  if (all.length === 0) return 'no endpoint wanted it';
  return `delivered to ${all.filter((outcome) => outcome === 'delivered').length} of ${all.length}`;
}

function eventItem(record: EventRecord): string {
  const { event, created } = record;
  const at = new Date(created * 1000).toISOString();
  return `<details>
<summary><strong>${escaped(event.type)}</strong><br>
<small>${escaped(aboutOf(event) ?? '')} · <time datetime="${at}">${at.slice(0, 19).replace('T', ' ')} UTC</time> · ${deliveredTo(record)}</small></summary>
<pre>${escaped(JSON.stringify(event, null, 2))}</pre>
</details>`;
}

/** Of the first that are given. */
export function eventList(records: readonly EventRecord[]): string {
  const older = records.length - MOST;
  return `${records.slice(0, MOST).map(eventItem).join('\n') || '<p>Nothing has happened yet.</p>'}
${older > 0 ? `<p>${older} older ones are not shown.</p>` : ''}`;
}
