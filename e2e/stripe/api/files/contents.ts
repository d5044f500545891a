import type { FileRecord } from '../../model/file';

export type Contents = { type: FileRecord['type']; pixels: { width: number; height: number } | undefined };

/** What a file is by its first bytes, whatever it is called; of an image that can't be read the size is not known. */
export function contentsOf(bytes: Buffer): Contents {
  if (bytes.subarray(0, 8).equals(PNG)) return { type: 'png', pixels: pixelsOfPng(bytes) };
  if (bytes.subarray(0, 3).equals(JPG)) return { type: 'jpg', pixels: pixelsOfJpg(bytes) };
  return { type: bytes.subarray(0, 5).toString('latin1') === '%PDF-' ? 'pdf' : null, pixels: undefined };
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const JPG = Buffer.from([0xff, 0xd8, 0xff]);

/** The first chunk begins with them. */
function pixelsOfPng(bytes: Buffer): Contents['pixels'] {
  if (bytes.length < 24) return undefined;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** In the frame's header, which comes after other segments, each of which says how long it is. */
function pixelsOfJpg(bytes: Buffer): Contents['pixels'] {
  for (let at = 2; at + 9 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0;
    if (isFrame(marker)) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    at += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2);
  }
  return undefined;
}

/** All from SOF0 to SOF15, among which three say something else. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}
