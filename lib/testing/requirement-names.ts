import { requirementNameV2 } from '../../e2e/stripe/api/accounts/v2-requirement-names';
import {
  alternativeForPlatform,
  namesForPlatform,
  namesForPlatformEventually,
} from '../../e2e/stripe/model/platform-requirements';
import { alternativeTo, neededEventually, neededNames } from '../../e2e/stripe/model/requirements-by-country';
import { parametersOf } from '../../e2e/stripe/parameters/parameters-of';
import type { Schema } from '../../e2e/stripe/parameters/schema';
import type { AccountsApi } from '../platform/choices';

export const countries = ['US', 'CA', 'GB', 'FR', 'DE'] as const;
export const entityTypes = ['individual', 'company', 'non_profit', 'government_entity'] as const;
type EntityType = (typeof entityTypes)[number];

/** Whose parameters a person's may be: of nobody yet, or of somebody there. */
export const PERSON = 'person_1AbC2d';
const WHO = ['representative', 'owners', 'directors', 'executives', PERSON];

/** Every leaf of what Stripe takes; a list is one, whatever is in it. */
function leavesIn(schema: Schema, path: string): string[] {
  switch (schema.kind) {
    case 'object':
      return Object.entries(schema.fields).flatMap(([name, field]) =>
        leavesIn(field.schema, path === '' ? name : `${path}.${name}`),
      );
    case 'emptyable':
      return leavesIn(schema.of, path);
    default:
      return [path];
  }
}

/** What a request says of itself, and what a platform sets up and no requirement asks for. */
const NEVER_REQUIRED: readonly RegExp[] = [
  /(^|\.)(expand|include|metadata|account_token|person_token)$/,
  /^(capabilities|dashboard|groups)(\.|$)/,
  /^configuration\.customer\./,
  /^configuration\.\w+\.(applied|capabilities)(\.|$)/,
  /\.(card_payments\.decline_on|sepa_debit_payments)\./,
  /^settings\.invoices\./,
  /^defaults\.(locales|payout_methods|responsibilities)(\.|$)/,
];

/** The parameters of whoever a person is, and of the account, as requests of each API take them. */
export const schemas = {
  v1: {
    account: () => parametersOf('Accounts', 'AccountUpdateParams'),
    person: () => parametersOf('Accounts', 'AccountCreatePersonParams'),
  },
  v2: {
    account: () => parametersOf('V2/Core/Accounts', 'AccountUpdateParams'),
    person: () => parametersOf('V2/Core/Accounts/Persons', 'PersonCreateParams'),
  },
} as const;

/** All that Stripe takes and can require. */
export function takenNames(api: AccountsApi): string[] {
  const { account, person } = schemas[api];
  const names = [...leavesIn(account(), ''), ...WHO.flatMap((who) => leavesIn(person(), who))];
  return names.filter((name) => !NEVER_REQUIRED.some((pattern) => pattern.test(name)));
}

const structures = ['', 'private_partnership', 'public_corporation', 'private_corporation'];

/** All that the local Stripe asks an account in that country for: at once, one day, or in the place of something. */
export function askedNames(api: AccountsApi, country: string, businessType: EntityType | null): string[] {
  const asked = structures.flatMap((structure) =>
    [false, true].flatMap((hasPersons) => {
      const persons = ['representative', 'owner', 'director', 'executive'].map((role) => ({
        id: PERSON,
        created: 0,
        updated: 0,
        given: { relationship: { [role]: true } },
      }));
      const account = {
        id: 'acct_1AbC',
        country,
        businessType,
        created: 0,
        capabilities: ['card_payments', 'transfers'],
        given: { company: { structure } },
        persons: hasPersons && businessType !== 'individual' ? persons : [],
      };
      return [
        ...namesForPlatform(account),
        ...namesForPlatformEventually(account),
        ...neededNames(account),
        ...neededEventually(account),
      ];
    }),
  );
  const names = [...new Set(asked)];
  const alternatives = names.flatMap((name) => [
    alternativeForPlatform(name, country) ?? [],
    alternativeTo(name, { country }) ?? [],
  ]);
  const all = [...new Set([...names, ...alternatives.flat()])];
  return api === 'v1' ? all : all.map(requirementNameV2);
}
