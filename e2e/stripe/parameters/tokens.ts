const TOKEN = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[\w$]+|=>|[^\s\w$]/g;

const OPENING = new Set(['{', '(', '[']);
const CLOSING = new Set(['}', ')', ']']);

/** Takes the text of a declaration file; gives its tokens without comments (a string keeps its quotes). */
export function tokensOf(text: string): readonly string[] {
  return (text.match(TOKEN) ?? []).filter((token) => !token.startsWith('/*') && !token.startsWith('//'));
}

/** Takes a quoted token; gives what is between its quotes (the SDK's literals have no escapes). */
export function unquoted(token: string): string {
  return token.slice(1, -1);
}

/** A place in a list of tokens, which moves forward as they are taken. */
export class Cursor {
  constructor(
    readonly tokens: readonly string[],
    public at = 0,
  ) {}

  /** Gives the next token, or the one `ahead` of it, without taking it; '' when there are no more. */
  peek(ahead = 0): string {
    return this.tokens[this.at + ahead] ?? '';
  }

  /** Takes the next token and gives it; throws when there are no more. */
  take(): string {
    const token = this.tokens[this.at];
    if (token === undefined) throw this.unreadable('more');
    this.at += 1;
    return token;
  }

  /** Takes the next token if it is this one; gives whether it was. */
  takeIf(token: string): boolean {
    if (this.peek() !== token) return false;
    this.at += 1;
    return true;
  }

  /** Takes the next token, which is to be this one; throws when it is another. */
  expect(token: string): void {
    if (!this.takeIf(token)) throw this.unreadable(`"${token}"`);
  }

  /** Moves past the next block in braces, whatever comes before it. */
  skipBlock(): void {
    while (this.peek() !== '{') this.take();
    this.skipBalanced();
  }

  /** Moves past the end of a statement: the first semicolon that is in no bracket. */
  skipStatement(): void {
    while (!this.takeIf(';')) {
      if (OPENING.has(this.peek())) this.skipBalanced();
      else this.take();
    }
  }

  /** Gives the error for a construct this reader does not know; `due` names what was due here. */
  unreadable(due: string): Error {
    const here = this.tokens.slice(this.at, this.at + 8).join(' ');
    return new Error(`The SDK's types have a construct that is not read here: ${due} was due at "${here}".`);
  }

  private skipBalanced(): void {
    let depth = 0;
    do {
      const token = this.take();
      if (OPENING.has(token)) depth += 1;
      if (CLOSING.has(token)) depth -= 1;
    } while (depth > 0);
  }
}
