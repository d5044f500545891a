/** What begins as an image does, which is all that the local Stripe looks at. */
export function png(width = 600, height = 400): Buffer {
  const header = Buffer.from([
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52,
  ]);
  return Buffer.concat([header, uint32(width), uint32(height), Buffer.from([8, 2, 0, 0, 0])]);
}

/** With a segment before the frame, as a camera writes one. */
export function jpg(width = 600, height = 400): Buffer {
  const exif = Buffer.from([0xff, 0xe1, 0, 6, 0x45, 0x78, 0x69, 0x66]);
  const frame = Buffer.from([0xff, 0xc0, 0, 17, 8]);
  const size = Buffer.from([height >> 8, height & 255, width >> 8, width & 255]);
  return Buffer.concat([Buffer.from([0xff, 0xd8]), exif, frame, size, Buffer.from([3, 1, 0x22, 0])]);
}

export function pdf(): Buffer {
  return Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1');
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
