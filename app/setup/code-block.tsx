import { CopyButton } from '../components/copy-button';
import { copyWords } from '../words';

type Token = { at: number; kind: 'name' | 'word' | 'rest'; text: string };

type Props = {
  /** Unique on its page. */
  id: string;
  label: string;
  text: string;
};

/** Tells the names of variables and of JSON's members, and words in quotes, from the rest. */
function tokensOf(text: string): Token[] {
  const matches = text.matchAll(/(?<name>"[^"]*"(?=:)|^[A-Z_0-9]+(?==))|(?<word>"[^"]*")|[^"\n]+|\n|"/gm);
  return [...matches].map(({ 0: part, index, groups }) => ({
    at: index,
    kind: groups?.name ? 'name' : groups?.word ? 'word' : 'rest',
    text: part,
  }));
}

/** Code that scrolls inside itself, by keyboard as well. */
export function CodeBlock({ id, label, text }: Props) {
  return (
    <figure>
      <figcaption>
        <span id={id}>{label}</span>
        <CopyButton text={text} about={id} words={copyWords()} />
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <section aria-labelledby={id} tabIndex={0}>
        <pre>
          <code>
            {tokensOf(text).map(({ at, kind, text: part }) =>
              kind === 'name' ? <b key={at}>{part}</b> : kind === 'word' ? <i key={at}>{part}</i> : part,
            )}
          </code>
        </pre>
      </section>
    </figure>
  );
}
