import type { ReactNode } from 'react';

type Props = {
  /** Unique on its page. */
  id: string;
  caption: string;
  /** Whether a heading right above says the same, so that the caption is for a screen reader alone. */
  titled?: boolean;
  columns: readonly string[];
  /** Whether its rows are lists on a phone: where each cell says by itself what it is. */
  stacks?: boolean;
  /** Rows: `<tr>`s whose first cell is a `<th scope="row">`. */
  children: ReactNode;
};

/** A table that scrolls inside itself where it is wider than the page, by keyboard as well. */
export function Table({ id, caption, titled = false, columns, stacks = false, children }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <section className="scrolls" aria-labelledby={id} tabIndex={0}>
      <table className={stacks ? 'stacks' : undefined}>
        <caption id={id} className={titled ? 'visually-hidden' : undefined}>
          {caption}
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}
