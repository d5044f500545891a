import { type Given, merged, placed, textAt, type Value, valueAt } from '../../model/given';

type IdNumber = { type: string; value: string; registrar: string };

/** The types of the numbers that v1 gives without one, by country; of other countries v2 does not tell them. */
const typesOfPersons: Readonly<Record<string, string>> = { CA: 'ca_sin', US: 'us_ssn' };
const typesOfCompanies: Readonly<Record<string, string>> = {
  CA: 'ca_cn',
  DE: 'de_hrn',
  FR: 'fr_siren',
  GB: 'gb_crn',
  US: 'us_ein',
};

function idNumbersAt(tree: Given, path: string): IdNumber[] {
  const list = valueAt(tree, path);
  return (Array.isArray(list) ? list : []).map((item) => {
    const of = (name: string) => textAt({ item }, `item.${name}`);
    return { type: of('type'), value: of('value'), registrar: of('registrar') };
  });
}

/** v1 has a parameter for each kind of number, where v2 has one list: the numbers are kept as both. */
export function idNumbersGiven(given: Given, parameters: Given): Given {
  const ofPerson = idNumbersAt(parameters, 'identity.individual.id_numbers');
  const last4 = ofPerson.find(({ type }) => type === 'us_ssn_last_4');
  const whole = ofPerson.find(({ type }) => type !== 'us_ssn_last_4');
  const [ofCompany] = idNumbersAt(parameters, 'identity.business_details.id_numbers');
  const named: Given = {
    ...(last4 && { 'individual.ssn_last_4': last4.value }),
    ...(whole && { 'individual.id_number': whole.value }),
    ...(ofCompany && { 'company.tax_id': ofCompany.value }),
    ...(ofCompany?.registrar && { 'company.tax_id_registrar': ofCompany.registrar }),
  };
  return Object.entries(named).reduce((tree, [name, value]) => merged(tree, placed(name, value)), given);
}

/** The numbers' types: Stripe tells no number back. */
export function idNumbersTold(told: Given, given: Given, country: string): Given {
  const has = (path: string) => textAt(given, path) !== '';
  const types = (path: string, otherwise: (string | undefined)[]): Value[] => {
    const kept = idNumbersAt(given, path).map(({ type, registrar }) => ({
      type,
      ...(registrar && { registrar }),
    }));
    if (kept.length > 0) return kept;
    return otherwise.flatMap((type) => (type ? [{ type }] : []));
  };
  const ofPerson = types('individual.id_numbers', [
    has('individual.ssn_last_4') ? 'us_ssn_last_4' : undefined,
    has('individual.id_number') ? typesOfPersons[country] : undefined,
  ]);
  const ofCompany = types('company.id_numbers', [
    has('company.tax_id') ? typesOfCompanies[country] : undefined,
  ]);
  const person = ofPerson.length > 0 ? placed('identity.individual.id_numbers', ofPerson) : {};
  const company = ofCompany.length > 0 ? placed('identity.business_details.id_numbers', ofCompany) : {};
  return merged(merged(told, person), company);
}
