import { createServer } from 'node:http';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import getPort from 'get-port';
import { build } from 'vite';
import { createStripe } from '../../../lib/stripe';

type Quickstart = { url: string; stop(): void };

/** The files of the page, as they are sent, by their paths. */
async function bundle(): Promise<Map<string, string | Uint8Array>> {
  const built = await build({
    configFile: false,
    root: dirname(fileURLToPath(import.meta.url)),
    logLevel: 'error',
    // One script: there is nothing to preload.
    build: { write: false, modulePreload: false },
  });
  const outputs = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
  return new Map(
    outputs.map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source]),
  );
}

/**
 * What a platform would take instead: the first page of Stripe's quickstart and its POST, served uncompressed as the
 * quickstart's server does, on the Stripe at `stripeUrl`. It has React alone; the quickstart has a router as well.
 */
export async function startQuickstart(stripeUrl: string, secretKey: string): Promise<Quickstart> {
  const files = await bundle();
  const stripe = createStripe({ secretKey, apiBase: new URL(stripeUrl) });
  const server = createServer(async (request, response) => {
    if (request.method === 'POST') {
      const { id } = await stripe.accounts.create({});
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ account: id }));
      return;
    }
    const path = request.url === '/' ? '/index.html' : (request.url ?? '');
    const file = files.get(path);
    const type = path.endsWith('.js') ? 'text/javascript' : 'text/html';
    response.writeHead(file === undefined ? 404 : 200, { 'Content-Type': type }).end(file);
  });
  const port = await getPort();
  await new Promise<void>((resolve) => server.listen(port, 'localhost', resolve));
  return {
    url: `http://localhost:${port}`,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
