import type { ServerResponse } from 'node:http';

/** What a browser gets: another address, or a page. */
export type Reply = { redirect: string } | { status: number; html: string };

export function sendReply(reply: Reply, response: ServerResponse): void {
  if ('redirect' in reply) {
    response.writeHead(303, { Location: reply.redirect, 'Cache-Control': 'no-store' }).end();
    return;
  }
  response
    .writeHead(reply.status, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' })
    .end(reply.html);
}
