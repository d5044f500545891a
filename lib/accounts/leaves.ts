import { z } from 'zod';

/** Whatever Stripe tells of an account, to be read by the paths of its leaves. */
export const Branch = z.record(z.string(), z.json());
type Json = z.infer<ReturnType<typeof z.json>>;

/** Numbers that Stripe never tells: it says that they are there. */
const PROVIDED = /^(.*\.(?:id_number|id_number_secondary|ssn_last_4|tax_id|vat_id))_provided$/;

type Told = { given: Map<string, string>; provided: Set<string> };

/** Reads every leaf below `name` by its path, which is how Stripe names what it asks. */
export function readLeaves(name: string, value: Json | undefined, told: Told): void {
  if (value === null || value === undefined) return;
  if (Array.isArray(value)) readList(name, value, told);
  else if (typeof value === 'object')
    for (const [part, below] of Object.entries(value)) readLeaves(`${name}.${part}`, below, told);
  else readLeaf(name, value, told);
}

function readLeaf(name: string, value: string | number | boolean, told: Told): void {
  const [, hidden] = PROVIDED.exec(name) ?? [];
  if (hidden && value === true) told.provided.add(hidden);
  else if (!hidden && value !== '') told.given.set(name, asWritten(name, String(value)));
}

/** v2 writes countries in small letters too. */
const asWritten = (name: string, value: string) =>
  /(^|\.)(country|nationalities)$/.test(name) ? value.toUpperCase() : value;

/** v2 lists numbers by their types, v1 and v2 files by their IDs. */
function readList(name: string, list: readonly Json[], { given, provided }: Told): void {
  for (const item of list) {
    if (typeof item === 'string') given.set(name, asWritten(name, item));
    const { type } = z.object({ type: z.string() }).safeParse(item).data ?? {};
    if (type !== undefined && name.endsWith('id_numbers')) {
      provided.add(name);
      provided.add(`${name}.${type}`);
    }
  }
}
