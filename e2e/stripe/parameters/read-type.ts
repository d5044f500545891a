import { type Cursor, unquoted } from './tokens';

/** A type as it is written, its names not yet looked up. */
export type TypeNode =
  | { kind: 'literal'; value: string }
  | { kind: 'name'; path: readonly string[]; of: readonly TypeNode[] }
  | { kind: 'union'; of: readonly TypeNode[] }
  | Members;

/** What stands between the braces of an interface; `index` is the type of its index signature. */
export type Members = { kind: 'members'; members: readonly Member[]; index: TypeNode | undefined };

/** One property of an interface. */
export type Member = { name: string; optional: boolean; type: TypeNode };

/**
 * Takes a cursor at the start of a type and moves past it; gives the type. Throws at a construct that the
 * SDK's parameters do not use (functions, intersections, conditional types).
 */
export function readType(cursor: Cursor): TypeNode {
  cursor.takeIf('|');
  const of = [readTerm(cursor)];
  while (cursor.takeIf('|')) of.push(readTerm(cursor));
  const [only] = of;
  return only !== undefined && of.length === 1 ? only : { kind: 'union', of };
}

/** Takes a cursor after an interface's name and moves past its body; gives what it extends and its body. */
export function readInterface(cursor: Cursor): { bases: readonly TypeNode[]; body: Members } {
  const bases: TypeNode[] = [];
  if (cursor.takeIf('extends')) {
    do bases.push(readTerm(cursor));
    while (cursor.takeIf(','));
  }
  return { bases, body: readMembers(cursor) };
}

function readTerm(cursor: Cursor): TypeNode {
  if (cursor.peek() === '{') return readMembers(cursor);
  if (isQuoted(cursor.peek())) return { kind: 'literal', value: unquoted(cursor.take()) };
  return readName(cursor);
}

function readName(cursor: Cursor): TypeNode {
  const path = [readIdentifier(cursor)];
  while (cursor.takeIf('.')) path.push(readIdentifier(cursor));
  const of: TypeNode[] = [];
  if (cursor.takeIf('<')) {
    do of.push(readType(cursor));
    while (cursor.takeIf(','));
    cursor.expect('>');
  }
  return { kind: 'name', path, of };
}

function readMembers(cursor: Cursor): Members {
  const members: Member[] = [];
  let index: TypeNode | undefined;
  cursor.expect('{');
  while (!cursor.takeIf('}')) {
    if (cursor.peek() === '[') index = readIndexSignature(cursor);
    else members.push(readMember(cursor));
    cursor.expect(';');
  }
  return { kind: 'members', members, index };
}

function readIndexSignature(cursor: Cursor): TypeNode {
  cursor.expect('[');
  readIdentifier(cursor);
  cursor.expect(':');
  cursor.expect('string');
  cursor.expect(']');
  cursor.expect(':');
  return readType(cursor);
}

function readMember(cursor: Cursor): Member {
  const name = isQuoted(cursor.peek()) ? unquoted(cursor.take()) : readIdentifier(cursor);
  const optional = cursor.takeIf('?');
  cursor.expect(':');
  return { name, optional, type: readType(cursor) };
}

function readIdentifier(cursor: Cursor): string {
  if (!/^[\w$]+$/.test(cursor.peek())) throw cursor.unreadable('a name');
  return cursor.take();
}

function isQuoted(token: string): boolean {
  return token.startsWith("'") || token.startsWith('"');
}
