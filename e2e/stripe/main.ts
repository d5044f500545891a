import { readCommandLine } from './command-line';
import { type LocalStripeOptions, startLocalStripe } from './server';
import { UnusableFileError } from './state-file';

const isNoAddress = ({ host }: LocalStripeOptions) =>
  `--host ${host} is no address of this computer: leave it out to listen at 127.0.0.1.`;

/** What is wrong with where it is to listen. */
const listening: Readonly<Record<string, (options: LocalStripeOptions) => string>> = {
  EADDRINUSE: ({ port }) => `Port ${port} is in use: stop what uses it, or set another one with --port.`,
  EACCES: ({ port }) => `Port ${port} may be used by an administrator alone: set another one with --port.`,
  EADDRNOTAVAIL: isNoAddress,
  EAI_AGAIN: isNoAddress,
  EINVAL: isNoAddress,
  ENOTFOUND: isNoAddress,
};

function giveUp(message: string, code: number): never {
  console.error(message);
  return process.exit(code);
}

async function start(options: LocalStripeOptions): Promise<void> {
  const stripe = await startLocalStripe(options).catch((error: NodeJS.ErrnoException) => {
    if (error instanceof UnusableFileError) return giveUp(error.message, 1);
    const problem = listening[error.code ?? ''];
    if (problem) return giveUp(problem(options), 1);
    throw error;
  });
  console.log(`Local Stripe at ${stripe.url}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void stripe.close().then(() => process.exit(0)));
}

const asked = readCommandLine(process.argv.slice(2));
if (asked.kind === 'start') await start(asked.options);
else if (asked.kind === 'help') console.log(asked.message);
else giveUp(asked.message, 2);
