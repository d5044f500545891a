import { imageSize } from 'image-size';
import type Stripe from 'stripe';
import { z } from 'zod';
import { ask } from '../stripe';
import type { FieldProblem } from '../words/form';
import { FIRST_BYTES, fileKind, fileProblem, MOST_PIXELS } from './form/file-kind';
import type { Purpose } from './form/purpose';

/** In bytes: what a form may send through us. Vercel's functions take 4.5 MB, of which the form's own words are a part. */
export const LARGEST_SENT_FILE = 4_000_000;

/** A file on its way to Stripe, which is held in memory and nowhere else. */
export type SentFile = Readonly<{ name: string; data: Uint8Array }>;

/** What is wrong with a file that came through us, by its own bytes. */
export function sentFileProblem({ name, data }: SentFile): FieldProblem | undefined {
  const problem = fileProblem(
    { name, size: data.byteLength, first: data.subarray(0, FIRST_BYTES) },
    LARGEST_SENT_FILE,
  );
  if (problem || fileKind(data) === 'application/pdf') return problem;
  try {
    const { width, height } = imageSize(data);
    return Math.max(width, height) >= MOST_PIXELS ? 'file_pixels' : undefined;
  } catch {
    return 'file_type';
  }
}

/** Gives Stripe's ID of the file: of one request to come, and no more. Throws as every call to Stripe. */
export async function uploadFile(
  stripe: Stripe,
  { name, data }: SentFile,
  purpose: Purpose,
): Promise<string> {
  const type = fileKind(data) ?? 'application/octet-stream';
  const upload = (options: Stripe.RequestOptions) =>
    // The SDK takes no plain bytes.
    stripe.files.create({ purpose, file: { data: Buffer.from(data), name, type } }, options);
  return (await ask(z.object({ id: z.string() }), upload)).id;
}
