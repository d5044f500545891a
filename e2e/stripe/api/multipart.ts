/** A file as it came. */
export type Upload = { filename: string; type: string | undefined; bytes: Buffer };

/** What a form with a file says: its fields as any other form would, where the file's is its name. */
type Unfolded = { form: string; upload: Upload | undefined };

/** What ends each part of a multipart body of that type; undefined of any other type. */
export function boundaryOf(contentType: string | undefined): string | undefined {
  return /^multipart\/form-data\s*;.*\bboundary="?([^";]+)"?/i.exec(contentType ?? '')?.[1];
}

/** A body that is none has no fields. */
export function unfolded(body: Buffer, boundary: string): Unfolded {
  // In latin1 each byte is a character of its own, so that nothing is lost of a file.
  const pieces = body.toString('latin1').split(`--${boundary}`).slice(1, -1);
  const parts = pieces.map(partOf);
  const form = new URLSearchParams(
    parts.map(({ name, filename, content }) => [name, filename ?? utf8(content)]),
  );
  const file = parts.find(({ filename }) => filename !== undefined);
  const upload = file && {
    filename: file.filename ?? '',
    type: file.type,
    bytes: Buffer.from(file.content, 'latin1'),
  };
  return { form: form.toString(), upload };
}

type Part = { name: string; filename: string | undefined; type: string | undefined; content: string };

/** What is between two boundaries: a line's end, headers, an empty line, the content and a line's end. */
function partOf(piece: string): Part {
  const end = piece.indexOf('\r\n\r\n');
  const headers = utf8(piece.slice(0, end));
  const quoted = (name: string) =>
    new RegExp(`;\\s*${name}="([^"]*)"`, 'i').exec(headers)?.[1]?.replaceAll('%22', '"');
  return {
    name: quoted('name') ?? '',
    filename: quoted('filename'),
    type: /^content-type:\s*(\S+)/im.exec(headers)?.[1],
    content: piece.slice(end + 4, -2),
  };
}

function utf8(latin1: string): string {
  return Buffer.from(latin1, 'latin1').toString('utf8');
}
