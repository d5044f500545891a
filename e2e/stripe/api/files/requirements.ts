import { invalidRequest } from '../../errors';
import type { Upload } from '../multipart';
import type { Contents } from './contents';

const MEGABYTE = 1024 * 1024;
const MOST_MEGABYTES = 10;
const MOST_PIXELS = 8000;

/** What Stripe verifies, which must be such as it can look at. */
const verified: readonly string[] = ['account_requirement', 'additional_verification', 'identity_document'];

/** How what a file is can be written in its name and in its part's header. */
const names = {
  jpg: { inName: /\.jpe?g$/i, header: 'image/jpeg' },
  pdf: { inName: /\.pdf$/i, header: 'application/pdf' },
  png: { inName: /\.png$/i, header: 'image/png' },
} as const;

/** Throws Stripe's 400 for a file that won't do for its purpose. The words are inferred, but for those of its type. */
export function checkContents({ bytes, ...said }: Upload, { type, pixels }: Contents, purpose: string): void {
  if (bytes.length === 0) throw refused('File for key file is empty.');
  if (!verified.includes(purpose)) return;
  if (bytes.length > MOST_MEGABYTES * MEGABYTE)
    throw refused(`File is too large. Files with the purpose ${purpose} can be up to ${MOST_MEGABYTES} MB.`);
  if (type === null || !isCalled(said, type))
    throw refused(
      `We don't currently support that file type. Try uploading a file with one of the following mimetypes: ${Object.values(
        names,
      )
        .map(({ header }) => header)
        .join(', ')}`,
    );
  if (pixels && Math.max(pixels.width, pixels.height) > MOST_PIXELS)
    throw refused(`Image is too large. Images can be up to ${MOST_PIXELS} by ${MOST_PIXELS} pixels.`);
}

/** Whether neither the name nor the header says that it is something else; that both must be right is inferred. */
function isCalled({ filename, type: header }: Omit<Upload, 'bytes'>, type: keyof typeof names): boolean {
  const isNamed = !/\.\w+$/.test(filename) || names[type].inName.test(filename);
  const saysNothing = header === undefined || header === 'application/octet-stream';
  return isNamed && (saysNothing || header === names[type].header);
}

const refused = (message: string) => invalidRequest(message, { param: 'file' });
