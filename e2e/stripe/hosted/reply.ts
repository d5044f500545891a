import type { ServerResponse } from 'node:http';

/** What a browser gets: another address, a page, or what a page's script asks for. */
export type Reply =
  | { redirect: string }
  | { status: number; html: string }
  | { status: number; type: 'text/javascript' | 'application/json'; body: string };

export function sendReply(reply: Reply, response: ServerResponse): void {
  if ('redirect' in reply) {
    response.writeHead(303, { Location: reply.redirect, 'Cache-Control': 'no-store' }).end();
    return;
  }
  const { type, body } = 'html' in reply ? { type: 'text/html', body: reply.html } : reply;
  response
    .writeHead(reply.status, { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'no-store' })
    .end(body);
}
