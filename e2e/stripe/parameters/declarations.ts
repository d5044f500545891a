import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import {
  type Class,
  type Directive,
  type ImportDeclaration,
  parseSync,
  type Statement,
  type TSGlobalDeclaration,
  type TSInterfaceDeclaration,
  type TSModuleDeclaration,
  type TSType,
  type TSTypeAliasDeclaration,
} from 'oxc-parser';

// The SDK exports no package.json to resolve, so its root is found from its entry, which is in `cjs/`.
const sdk = join(dirname(createRequire(import.meta.url).resolve('stripe')), '..', 'esm');

const files = new Map<string, Scope>();

/** An interface or an alias as it is written, and the scope in which its names mean something. */
export type Declaration = { node: TSInterfaceDeclaration | TSTypeAliasDeclaration; scope: Scope };

/** The top of a file, or a namespace in it: what it declares, and what encloses it. */
export class Scope {
  readonly declarations = new Map<string, Declaration>();
  readonly namespaces = new Map<string, Scope>();
  /** What the methods of a resource answer, by the name of the type of their parameters. */
  readonly answers = new Map<string, TSType>();
  readonly #imports = new Map<string, { file: string; name: string }>();
  readonly #parent: Scope | undefined;

  constructor(
    readonly file: string,
    statements: readonly (Directive | Statement)[],
    parent?: Scope,
  ) {
    this.#parent = parent;
    this.#read(statements);
  }

  /** What the parts of a dotted name declare in this scope itself. */
  declared([name = '', ...rest]: readonly string[]): Declaration | undefined {
    return rest.length === 0 ? this.declarations.get(name) : this.namespaces.get(name)?.declared(rest);
  }

  /** What the parts of a dotted name mean here: what this scope declares or imports, or one around it. */
  lookUp(path: readonly string[]): Declaration | undefined {
    return this.declared(path) ?? this.#imported(path) ?? this.#parent?.lookUp(path);
  }

  #imported([name = '', ...rest]: readonly string[]): Declaration | undefined {
    const imported = this.#imports.get(name);
    return imported && fileAt(imported.file).declared([imported.name, ...rest]);
  }

  #read(statements: readonly (Directive | Statement)[]): void {
    for (const statement of statements) {
      const node = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
      switch (node?.type) {
        case 'TSInterfaceDeclaration':
        case 'TSTypeAliasDeclaration':
          this.declarations.set(node.id.name, { node, scope: this });
          break;
        case 'TSModuleDeclaration':
          this.#readNamespace(node);
          break;
        case 'ClassDeclaration':
          this.#readMethods(node);
          break;
        case 'ImportDeclaration':
          this.#readImport(node);
      }
    }
  }

  #readMethods({ body }: Class): void {
    for (const method of body.body) {
      if (method.type !== 'MethodDefinition' || !method.value.returnType) continue;
      for (const param of method.value.params) {
        const given = param.type === 'Identifier' ? param.typeAnnotation?.typeAnnotation : undefined;
        if (given?.type === 'TSTypeReference' && given.typeName.type === 'Identifier')
          this.answers.set(given.typeName.name, method.value.returnType.typeAnnotation);
      }
    }
  }

  #readNamespace({ id, body }: TSModuleDeclaration | TSGlobalDeclaration): void {
    if (id.type !== 'Identifier') throw new Error(`A namespace of ${this.file} has a name not read here.`);
    const statements = body?.body ?? [];
    const known = this.namespaces.get(id.name);
    // The files of v2 open `namespace V2 { namespace Core {` once for each request: they are one namespace.
    if (known) known.#read(statements);
    else this.namespaces.set(id.name, new Scope(this.file, statements, this));
  }

  #readImport({ source, specifiers }: ImportDeclaration): void {
    const file = join(dirname(this.file), source.value.replace(/\.js$/, '.d.ts'));
    for (const specifier of specifiers) {
      if (specifier.type !== 'ImportSpecifier') continue;
      const { imported, local } = specifier;
      const name = imported.type === 'Identifier' ? imported.name : imported.value;
      this.#imports.set(local.name, { file, name });
    }
  }
}

/**
 * The top of the file of a resource, as the SDK names it ('Accounts', 'V2/Core/Accounts'), parsed once.
 * Throws if the SDK has no such resource.
 */
export function typesOf(resource: string): Scope {
  return fileAt(join(sdk, 'resources', `${resource}.d.ts`));
}

/** The top of a file with this text. Throws if it is no TypeScript. */
export function readDeclarations(file: string, text: string): Scope {
  const { program, errors } = parseSync(file, text, { lang: 'dts' });
  const [error] = errors;
  if (error) throw new Error(`The SDK's types in ${file} are not read here: ${error.message}`);
  return new Scope(file, program.body);
}

function fileAt(file: string): Scope {
  const known = files.get(file);
  if (known) return known;
  const top = readDeclarations(file, readFileSync(file, 'utf8'));
  files.set(file, top);
  return top;
}
