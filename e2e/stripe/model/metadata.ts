/** What a request may say of metadata: `null` unsets all of it, an empty value its key. */
export type GivenMetadata = Readonly<Record<string, string | null>> | null;

export function changedMetadata(
  before: Record<string, string>,
  given: GivenMetadata | undefined,
): Record<string, string> {
  if (given === undefined) return before;
  if (given === null) return {};
  const changed = { ...before, ...given };
  return Object.fromEntries(
    Object.entries(changed).flatMap(([name, value]) =>
      value === null || value === '' ? [] : [[name, value]],
    ),
  );
}
