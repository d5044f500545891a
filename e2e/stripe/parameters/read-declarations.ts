import { Cursor, tokensOf, unquoted } from './tokens';

/** An interface or an alias, not yet read: `at` is the token after an interface's name or an alias's "=". */
export type Declaration = { kind: 'interface' | 'alias'; at: number; scope: Scope };

/** The top of a file, or a namespace in it: what it declares, and what encloses it. */
export type Scope = {
  source: Source;
  parent: Scope | undefined;
  declarations: Map<string, Declaration>;
  namespaces: Map<string, Scope>;
};

/** A file of types: `imports` tells under each local name the file it comes from and its name there. */
export type Source = {
  path: string;
  tokens: readonly string[];
  imports: Map<string, { from: string; name: string }>;
};

/**
 * Takes a file's path and text; gives what its top declares. The bodies are left for when they are asked
 * for, which keeps a file of thousands of lines quick, and a construct nobody asks for unread.
 */
export function readDeclarations(path: string, text: string): Scope {
  const source: Source = { path, tokens: tokensOf(text), imports: new Map() };
  const top = emptyScope(source, undefined);
  readScope(new Cursor(source.tokens), top);
  return top;
}

function emptyScope(source: Source, parent: Scope | undefined): Scope {
  return { source, parent, declarations: new Map(), namespaces: new Map() };
}

function readScope(cursor: Cursor, scope: Scope): void {
  while (cursor.peek() !== '' && cursor.peek() !== '}') readStatement(cursor, scope);
}

function readStatement(cursor: Cursor, scope: Scope): void {
  while (cursor.takeIf('export') || cursor.takeIf('declare'));
  const keyword = cursor.peek();
  if (keyword === 'interface') readInterface(cursor, scope);
  else if (keyword === 'type') readAlias(cursor, scope);
  else if (keyword === 'namespace') readNamespace(cursor, scope);
  else if (keyword === 'import' && cursor.peek(1) === '{') readImport(cursor, scope);
  else if (keyword === 'class' || keyword === 'abstract' || keyword === 'enum') cursor.skipBlock();
  else cursor.skipStatement();
}

function readInterface(cursor: Cursor, scope: Scope): void {
  cursor.expect('interface');
  const name = cursor.take();
  scope.declarations.set(name, { kind: 'interface', at: cursor.at, scope });
  cursor.skipBlock();
}

function readAlias(cursor: Cursor, scope: Scope): void {
  cursor.expect('type');
  const name = cursor.take();
  while (!cursor.takeIf('=')) cursor.take();
  scope.declarations.set(name, { kind: 'alias', at: cursor.at, scope });
  cursor.skipStatement();
}

function readNamespace(cursor: Cursor, scope: Scope): void {
  cursor.expect('namespace');
  const name = cursor.take();
  // The files of v2 open `namespace V2 { namespace Core {` once for each request: they are one namespace.
  const namespace = scope.namespaces.get(name) ?? emptyScope(scope.source, scope);
  scope.namespaces.set(name, namespace);
  cursor.expect('{');
  readScope(cursor, namespace);
  cursor.expect('}');
}

function readImport(cursor: Cursor, scope: Scope): void {
  cursor.expect('import');
  cursor.expect('{');
  const names: { local: string; name: string }[] = [];
  while (!cursor.takeIf('}')) {
    const name = cursor.take();
    names.push({ name, local: cursor.takeIf('as') ? cursor.take() : name });
    cursor.takeIf(',');
  }
  cursor.expect('from');
  const from = unquoted(cursor.take());
  cursor.expect(';');
  for (const { local, name } of names) scope.source.imports.set(local, { from, name });
}
