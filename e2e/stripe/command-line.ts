import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { Seed } from './seed';
import type { LocalStripeOptions } from './server';

/** What a command line asks for; `message` is for who wrote it. */
type Asked = { kind: 'start'; options: LocalStripeOptions } | { kind: 'help' | 'refused'; message: string };

/** What each flag takes, and what it is for. */
const flags = {
  port: ['NUMBER', 'where it listens; 12111 if not said, 0 for any that is free'],
  host: ['ADDRESS', 'where it listens; 127.0.0.1 if not said, which nobody else can reach'],
  keep: ['FILE', 'keeps all that it knows in that file, and begins with what is there'],
  seed: ['FILE', 'opens the accounts in that file, but for those that are there'],
  webhook: ['URL', 'sends the events of all accounts there, of both Accounts APIs'],
  'webhook-secret': ['SECRET', 'signs them, as whsec_… does at Stripe'],
} as const;

const HELP = `A local Stripe: Connect's API and hosted pages, and signed events, without a network.

  npm run stripe -- [flags]

${Object.entries(flags)
  .map(([name, [value, says]]) => `  ${`--${name} ${value}`.padEnd(25)} ${says}`)
  .join('\n')}
  ${'--help'.padEnd(25)} shows this

For example:

  npm run stripe
  npm run stripe -- --port 4000 --keep .data/stripe.json
  npm run stripe -- --webhook http://localhost:3000/hook --webhook-secret whsec_x
  npm run stripe -- --seed seed.json

where seed.json says whose accounts they are and, of each, the API and the country, and what else you mind:

  { "key": "sk_test_mine", "accounts": [{ "api": "v2", "country": "US", "state": "past_due" }] }`;

const isHttp = (url: string) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);

const Values = z
  .object({
    port: z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .refine((port) => port <= 65_535)
      .catch(({ input }) => refuse(`--port takes a number from 0 to 65535, and not “${input}”.`))
      .default(12_111),
    host: z.string().min(1, '--host takes an address.').exactOptional(),
    keep: z.string().min(1, '--keep takes the name of a file.').exactOptional(),
    seed: z.string().min(1, '--seed takes the name of a file.').exactOptional(),
    webhook: z
      .string()
      .refine(isHttp, '--webhook takes a URL such as http://localhost:3000/hook.')
      .exactOptional(),
    'webhook-secret': z.string().min(1, '--webhook-secret takes a secret.').exactOptional(),
  })
  .refine(
    (values) => (values.webhook === undefined) === (values['webhook-secret'] === undefined),
    '--webhook and --webhook-secret go together: one says where events go, the other signs them.',
  );

class Refusal extends Error {}

function refuse(message: string): never {
  throw new Refusal(message);
}

/** Reads the file of seeds, if one is named. */
export function readCommandLine(args: readonly string[]): Asked {
  try {
    const { help, ...given } = parsed(args);
    if (help) return { kind: 'help', message: HELP };
    const values = Values.safeParse(given);
    if (!values.success) return refuse(values.error.issues[0]?.message ?? '');
    const { port, host, keep, seed, webhook: url, 'webhook-secret': secret } = values.data;
    return {
      kind: 'start',
      options: {
        port,
        ...(host !== undefined && { host }),
        ...(seed !== undefined && { seed: readSeed(seed) }),
        keep,
        webhook: url !== undefined && secret !== undefined ? { url, secret } : undefined,
      },
    };
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'refused', message: `${error.message} See --help.` };
    throw error;
  }
}

function parsed(args: readonly string[]): Record<string, string | boolean | undefined> {
  const options = Object.fromEntries(Object.keys(flags).map((name) => [name, { type: 'string' as const }]));
  try {
    return parseArgs({ args: [...args], options: { ...options, help: { type: 'boolean' } } }).values;
  } catch (error) {
    // Its first sentence says what is wrong; the others, how to write what is no flag here.
    const [says = ''] = String(error instanceof Error ? error.message : error).split(/\.\s/);
    return refuse(`${says.replace('argument is ambiguous', 'takes no value that begins with a dash')}.`);
  }
}

function readSeed(file: string): z.output<typeof Seed> {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    return refuse(`--seed ${file} can’t be read: ${error instanceof Error ? error.message : error}.`);
  }
  const seed = Seed.safeParse(content);
  if (seed.success) return seed.data;
  const [issue] = seed.error.issues;
  return refuse(`--seed ${file} is wrong at “${issue?.path.join('.')}”: ${issue?.message}.`);
}
