import { ServerResponse } from 'node:http';
import { pageHeads } from './page-heads';

/**
 * Has every page answered with the head that it was given while it was rendered: the status of its failure, or what
 * headers it needs. Next lets no page say either. What it fetches for a page that is open already stays as it is: its
 * client would load the whole page anew.
 */
export function letPagesAnswer(): void {
  const { writeHead } = ServerResponse.prototype;
  ServerResponse.prototype.writeHead = function (status: number, ...rest: unknown[]) {
    const isPage = status === 200 && String(this.getHeader('content-type')).startsWith('text/html');
    const head = isPage && pageHeads.get(String(this.req.headers['content-security-policy']));
    if (!head) return Reflect.apply(writeHead, this, [status, ...rest]);
    for (const [name, value] of Object.entries(head.headers)) this.setHeader(name, value);
    return Reflect.apply(writeHead, this, [head.status, ...rest]);
  };
}
