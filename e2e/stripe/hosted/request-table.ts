import type { LoggedRequest } from '../request-log';
import { escaped } from './html';

const MOST = 100;

function row({ method, path, status, ms, idempotencyKey }: LoggedRequest): string {
  const cells = [
    escaped(method),
    escaped(path),
    status,
    Math.round(ms),
    idempotencyKey === null ? '–' : 'yes',
  ];
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

/** Of the last that are given, the newest first. A key is no more than told to be there. */
export function requestTable(requests: readonly LoggedRequest[]): string {
  if (requests.length === 0) return '<p>Nobody has asked for anything yet.</p>';
  const heads = ['Method', 'Path', 'Status', 'ms', 'Key'].map((head) => `<th scope="col">${head}</th>`);
  const older = requests.length - MOST;
  return `<table>
<thead><tr>${heads.join('')}</tr></thead>
<tbody>
${requests.slice(-MOST).reverse().map(row).join('\n')}
</tbody>
</table>
${older > 0 ? `<p>${older} older ones are not shown.</p>` : ''}`;
}
