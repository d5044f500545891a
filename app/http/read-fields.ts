import type { NextRequest } from 'next/server';
import { AppError } from '@/lib/errors';
import { readBody, readBytes } from './read-body';

/** In bytes: Vercel's own bound of what its functions are sent. */
const LARGEST_UPLOAD = 4_500_000;

/**
 * Gives a body as `readBody`, or the parts of a form that has files, which are Files among them: one that was not chosen is
 * blank, as a text is. Throws as `readBody`.
 */
export async function readFields(request: NextRequest): Promise<unknown> {
  const type = request.headers.get('content-type') ?? '';
  if (!type.toLowerCase().startsWith('multipart/form-data')) return readBody(request);
  const bytes = await readBytes(request, LARGEST_UPLOAD);
  try {
    // A copy of its own: what a Response takes may be no shared memory.
    const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
    const parts = [...form].map(([name, part]) => [
      name,
      typeof part !== 'string' && part.name === '' ? '' : part,
    ]);
    return Object.fromEntries(parts);
  } catch (cause) {
    throw new AppError('invalid_request', 'the body is no form', { cause });
  }
}
