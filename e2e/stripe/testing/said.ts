import type { Json } from '../parameters/check';
import type { Schema } from '../parameters/schema';

/** A request's value that says one thing: where, and what of it an answer must hold; '' where any change will do. */
export type Said = { path: string; value: Json; sign: string };

let made = 0;
/** Values that no answer has by itself. */
const text = (path: string) => `said${++made}${/email$/.test(path) ? '@example.com' : ''}`;
const number = () => 7_000_000 + ++made;

/** Where not just any text will do, and what is never told back but by its being there. */
const special: readonly (readonly [RegExp, Json])[] = [
  [/^(identity\.)?country$/, 'FR'],
  [/^external_account$/, 'btok_us_verified'],
  [/^external_account\.object$/, 'bank_account'],
  [/^external_account\.country$/, 'US'],
  [/^external_account\.routing_number$/, '110000000'],
  [/^external_account\.account_number$/, '000123456789'],
  [/^(identity|additional_terms_of_service)\..*\.date$/, '2024-02-29T12:00:00.000Z'],
  [/percent_ownership$/, '37.5'],
  [/^(default_currency|(defaults|external_account)\.currency)$/, 'gbp'],
  [/(dob|date_of_birth)\.(day|month)$/, 11],
  [/(dob|date_of_birth)\.year$/, 1987],
  [/\.delay_days$/, 21],
  [/\.mcc$/, '4121'],
  [/(^|[._])phone$/, '+1 555 010 9999'],
  [/(^|\.)ssn_last_4$/, '0000'],
  [/^tos_acceptance\.date$/, 1_700_000_000],
  [/[._]url$/, 'https://said.example.com'],
  [/(verification\.(additional_)?document|front_back)\.(back|front)$/, 'file_identity_document_success'],
  [/documents\.\w+\.files$/, 'file_identity_document_success'],
];
const SECRET =
  /(^|\.)(id_number|id_number_secondary|ssn_last_4|tax_id|vat_id|password)$|id_numbers\.value$|^external_account(\.account_number)?$/;

function leaf(path: string, value: string | number): Said[] {
  const found = special.find(([place]) => place.test(path));
  const given = found ? found[1] : value;
  return [{ path, value: given, sign: SECRET.test(path) ? '' : String(given) }];
}

/** Everything that a request can say, one by one; what must stand beside it does. */
export function saidIn(schema: Schema, path = ''): Said[] {
  switch (schema.kind) {
    case 'string':
      return leaf(path, text(path));
    case 'integer':
    case 'number':
      return leaf(path, number());
    case 'decimal':
      return leaf(path, `${number()}.5`);
    case 'boolean':
      return [{ path, value: true, sign: '' }];
    case 'enum':
      return [{ path, value: schema.values.at(-1) ?? '', sign: '' }];
    case 'emptyable':
      return saidIn(schema.of, path);
    case 'array':
      return saidIn(schema.of, path).map((said) => ({ ...said, value: [said.value] }));
    case 'map':
      return saidIn(schema.of, path).map((said) => ({ ...said, value: { key: said.value } }));
    case 'union':
      return schema.of.filter((one) => !isOneWord(one)).flatMap((one) => saidIn(one, path));
    case 'object':
      return saidInObject(schema, path);
  }
}

/** Where there is but one word to say, it says nothing. */
const isOneWord = (schema: Schema) => schema.kind === 'enum' && schema.values.length === 1;

function saidInObject({ fields }: Extract<Schema, { kind: 'object' }>, path: string): Said[] {
  const below = Object.entries(fields).map(([name, field]) => ({
    name,
    ...field,
    said: saidIn(field.schema, path ? `${path}.${name}` : name),
  }));
  return below.flatMap(({ name, schema, said }) => {
    if (isOneWord(schema)) return [];
    const beside = below.flatMap((other): [string, Json][] => {
      const needed = other.required || other.name === 'routing_number';
      const [first] = other.name !== name && needed ? other.said : [];
      return first ? [[other.name, first.value]] : [];
    });
    return said.map((one) => ({ ...one, value: { ...Object.fromEntries(beside), [name]: one.value } }));
  });
}

export type Hash = { [key: string]: Json };
export const isHash = (value: Json | undefined): value is Hash =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
