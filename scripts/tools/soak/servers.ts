import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import getPort from 'get-port';
import { type App, startApp } from '../../../e2e/app';
import { type Use, usedBy } from '../../../e2e/process-use';

/** One life of a process, from its start until it was killed: what it used once it was warm, and at its end. */
type Life = { began: number; warm: Use | undefined; last: Use | undefined };

/** A process of the app that is killed again and again, and started anew at the same address. */
export class Server {
  readonly lives: Life[] = [];
  /** Lines of its log that tell of an error of its own, and not of Stripe's or the store's. */
  readonly failures: string[] = [];
  #app: App | undefined;

  constructor(
    readonly url: string,
    private readonly start: () => Promise<App>,
    /** After so many ms of its life its memory is as large as its load makes it. */
    private readonly warmAfter: number,
  ) {}

  async begin(): Promise<void> {
    this.#app = await this.start();
    this.lives.push({ began: Date.now(), warm: undefined, last: undefined });
  }

  async kill(): Promise<void> {
    const app = this.#app;
    if (app?.pid === undefined) return;
    this.look();
    this.#app = undefined;
    process.kill(app.pid, 'SIGKILL');
    await app.stop();
    this.failures.push(
      ...app
        .output()
        .split('\n')
        .filter((line) => /"code":"internal"|Unhandled|⨯/.test(line)),
    );
  }

  look(): void {
    const life = this.lives.at(-1);
    if (!life) return;
    const use = usedBy(this.#app?.pid);
    life.last = use ?? life.last;
    if (Date.now() - life.began > this.warmAfter) life.warm ??= use;
  }
}

export function serverAt(
  port: number,
  { stripeUrl, env, warmAfter }: { stripeUrl: string; env: Record<string, string>; warmAfter: number },
): Server {
  return new Server(`http://localhost:${port}`, () => startApp({ stripeUrl, port, env }), warmAfter);
}

/** Takes Stripe's events and gives each to one of the servers, as what stands before two processes does. */
export async function startFront(urls: readonly string[]): Promise<{ url: string; close(): void }> {
  let turn = 0;
  const front = createServer(async (request, response) => {
    const body = await buffer(request);
    const headers = new Headers();
    for (const name of ['content-type', 'stripe-signature']) headers.set(name, String(request.headers[name]));
    const answer = await fetch(`${urls[turn++ % urls.length]}${request.url}`, {
      method: 'POST',
      headers,
      body,
    }).catch(() => undefined);
    response.writeHead(answer?.status ?? 502).end();
  });
  const port = await getPort();
  await new Promise<void>((resolve) => front.listen(port, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${port}`, close: () => front.close() };
}

/** Kills one after the other until it is `until`, in ms, and looks at what they use every second. */
export async function killByTurns(servers: readonly Server[], every: number, until: number): Promise<void> {
  const looking = setInterval(() => servers.map((server) => server.look()), 1_000);
  for (let turn = 0; Date.now() + every < until; turn += 1) {
    await wait(every);
    const server = servers[turn % servers.length];
    await server?.kill();
    await server?.begin();
  }
  await wait(Math.max(0, until - Date.now()));
  clearInterval(looking);
}
