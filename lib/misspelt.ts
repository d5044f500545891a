/** How many letters have to be added, left out or replaced to make one word of the other: Levenshtein's distance. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (const [column, its] of [...other].entries()) {
      const replaced = (row[column] ?? 0) + (letter === its ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** What of `known` is meant by a word, which differs from it in a third of its letters at most; undefined for none of them. */
export function meantBy(word: string, known: readonly string[]): string | undefined {
  const near = known
    .map((name) => ({ name, letters: distance(word, name), may: Math.max(1, Math.floor(name.length / 3)) }))
    .filter(({ letters, may }) => letters <= may)
    .sort((one, other) => one.letters - other.letters);
  return near[0]?.name;
}
