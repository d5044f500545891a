import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { KeptAccount } from './kept-account';
import { EventEndpoint } from './model/endpoint';
import type { StripeEvent } from './model/event';
import { FileRecord } from './model/file';
import { LinkRecord, LoginRecord, VisitRecord } from './model/links';
import { PlatformSettings } from './model/platform';
import { SessionRecord } from './model/sessions';
import { TokenRecord } from './model/token';

const has = (name: string) => (value: unknown) =>
  typeof value === 'object' && value !== null && name in value;

const Answer = z.object({ status: z.number(), body: z.string(), requestId: z.string() });

/** All that survives a restart. A file of before has the accounts alone. */
const KeptState = z.object({
  accounts: z.array(KeptAccount),
  links: z.array(LinkRecord).default([]),
  visits: z.array(VisitRecord).default([]),
  logins: z.array(z.tuple([z.string(), LoginRecord])).default([]),
  tokens: z.array(z.tuple([z.string(), TokenRecord])).default([]),
  files: z.array(FileRecord).default([]),
  sessions: z.array(SessionRecord).default([]),
  /** JSON writes null for what is kept for ever. */
  keys: z
    .array(
      z.object({
        key: z.string(),
        fingerprint: z.string(),
        answer: Answer,
        until: z
          .number()
          .nullable()
          .transform((until) => until ?? Number.POSITIVE_INFINITY),
      }),
    )
    .default([]),
  events: z
    .array(
      z.object({
        event: z.custom<StripeEvent>(has('id'), 'not an event'),
        platform: z.string(),
        created: z.number(),
        outcomes: z.record(z.string(), z.enum(['pending', 'delivered', 'failed'])),
      }),
    )
    .default([]),
  deliveries: z
    .array(z.object({ eventId: z.string(), endpointId: z.string(), tried: z.number(), dueAt: z.number() }))
    .default([]),
  endpoints: z.array(EventEndpoint).default([]),
  platform: PlatformSettings.partial().default({}),
  accountsApis: z.array(z.enum(['v1', 'v2'])).default(['v1', 'v2']),
  clockAhead: z.number().default(0),
  /** When accounts were last looked at for what to tell of them, in Unix seconds; undefined: now. */
  toldAt: z.number().optional(),
});
export type KeptState = z.output<typeof KeptState>;

/** Says in a sentence why a file can't be used. */
export class UnusableFileError extends Error {}

/** The file that holds the state across restarts. */
export class StateFile {
  /** Throws UnusableFileError where nothing can be written there. */
  constructor(readonly path: string) {
    try {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(`${path}.new`, '');
      rmSync(`${path}.new`);
    } catch (error) {
      throw new UnusableFileError(`${path} can’t be written: ${String(error)}`);
    }
  }

  /** Undefined where there is no such file yet. Throws UnusableFileError. */
  read(): KeptState | undefined {
    const text = this.#text();
    if (text === undefined) return undefined;
    const kept = KeptState.safeParse(parsed(text));
    if (kept.success) return kept.data;
    const [issue] = kept.error.issues;
    throw new UnusableFileError(
      `${this.path} holds no state of a local Stripe (${[issue?.path.join('.'), issue?.message].filter(Boolean).join(': ')}): delete it to begin anew, or name another file.`,
    );
  }

  /** All of it, or none: a process that is killed meanwhile leaves what was there. */
  write(state: KeptState): void {
    // It holds secrets, those of endpoints and of links.
    writeFileSync(`${this.path}.new`, JSON.stringify(state), { mode: 0o600 });
    renameSync(`${this.path}.new`, this.path);
  }

  #text(): string | undefined {
    try {
      return readFileSync(this.path, 'utf8');
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw new UnusableFileError(`${this.path} can’t be read: ${String(error)}`);
    }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
