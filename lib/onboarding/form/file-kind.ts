/** What Stripe takes, by how such files begin; its own limits. */
const KINDS = [
  { type: 'image/jpeg', begins: [0xff, 0xd8, 0xff], ends: ['jpg', 'jpeg'] },
  { type: 'image/png', begins: [0x89, 0x50, 0x4e, 0x47], ends: ['png'] },
  { type: 'application/pdf', begins: [0x25, 0x50, 0x44, 0x46], ends: ['pdf'] },
] as const;

export type FileKind = (typeof KINDS)[number]['type'];

/** In bytes, and pixels a side. */
export const LARGEST_FILE = 10_000_000;
export const MOST_PIXELS = 8_000;

/** How many bytes of a file tell what it is. */
export const FIRST_BYTES = 8;

export const ACCEPTED = KINDS.map(({ type }) => type).join(',');

/** What a file is by its first bytes; undefined for what Stripe does not take. */
export function fileKind(bytes: Uint8Array): FileKind | undefined {
  return KINDS.find(({ begins }) => begins.every((byte, at) => bytes[at] === byte))?.type;
}

/** Whether a file's name says that it is of another kind: Stripe would refuse it by that. */
export function isMisnamed(name: string, kind: FileKind): boolean {
  const end = name.toLowerCase().split('.').at(-1) ?? '';
  const named = KINDS.find(({ ends }) => ends.some((one) => one === end));
  return named !== undefined && named.type !== kind;
}

/** What of a file can be told before it is sent anywhere; its first bytes are enough. */
export function fileProblem(
  { name, size, first }: Readonly<{ name: string; size: number; first: Uint8Array }>,
  most: number,
): 'file_empty' | 'file_large' | 'file_large_here' | 'file_type' | 'file_other_type' | undefined {
  if (size === 0) return 'file_empty';
  if (size >= most) return most === LARGEST_FILE ? 'file_large' : 'file_large_here';
  const kind = fileKind(first);
  if (kind === undefined) return 'file_type';
  return isMisnamed(name, kind) ? 'file_other_type' : undefined;
}
