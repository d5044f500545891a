import type { NextRequest } from 'next/server';
import type { z } from 'zod';
import { AppError } from '@/lib/errors';
import { LARGEST_BODY } from './largest-body.mjs';

/** Reads the body up to `largest` bytes, so that a large one is refused before it is held in memory. Throws `too_large`. */
export async function readBytes(request: NextRequest, largest: number): Promise<Buffer> {
  const tooLarge = () => new AppError('too_large', `a body of more than ${largest} bytes`);
  if (Number(request.headers.get('content-length') ?? 0) > largest) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > largest) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** As `readBytes`. */
export async function readText(request: NextRequest, largest = LARGEST_BODY): Promise<string> {
  return (await readBytes(request, largest)).toString('utf8');
}

/**
 * Gives a JSON or form body as a value to be parsed; an empty one is an empty object.
 * Throws `too_large`, `unsupported_media_type`, or `invalid_request` for what is no JSON.
 */
export async function readBody(request: NextRequest): Promise<unknown> {
  const text = await readText(request);
  if (text === '') return {};
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type === 'application/x-www-form-urlencoded') return Object.fromEntries(new URLSearchParams(text));
  if (type !== 'application/json')
    throw new AppError('unsupported_media_type', `a body of type ${type ?? 'none'}`);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('invalid_request', 'the body is no JSON', { cause });
  }
}

/** What is wrong and where, in our own words: a client's, such as the names of fields that we do not know, stay out. */
function reasonOf({ issues }: z.ZodError): string {
  return issues
    .map((issue) => {
      const unknown = issue.code === 'unrecognized_keys';
      return `${issue.path.join('.') || 'the whole'}: ${unknown ? `${issue.keys.length} unknown fields` : issue.message}`;
    })
    .join('; ');
}

/** Throws `invalid_request` with all that is wrong. */
export function parsed<Value>(schema: z.ZodType<Value>, body: unknown): Value {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw new AppError('invalid_request', `the body is not what we ask for: ${reasonOf(result.error)}`);
}
