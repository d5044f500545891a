import { z } from 'zod';

/** How v1 answers what was given: every key that Stripe always sends, null where nothing was. */

const text = z.string().nullable().default(null);
const number = z.number().nullable().default(null);
const bool = (otherwise: boolean) => z.boolean().default(otherwise);
const Provided = z
  .unknown()
  .optional()
  .transform((value) => value !== undefined);

const Address = z.object({
  city: text,
  country: text,
  line1: text,
  line2: text,
  postal_code: text,
  state: text,
});
const AddressInScript = Address.extend({ town: text });
const ThreeNumbers = z.object({ day: number, month: number, year: number });
const Signed = z.object({ date: number, ip: text, user_agent: text });
const SignedForSettings = z.object({ date: number, ip: text, user_agent: z.string().exactOptional() });
const Document = z.object({ back: text, details: text, details_code: text, front: text });

export const BusinessProfile = z.object({
  annual_revenue: z
    .object({ amount: number, currency: text, fiscal_year_end: text })
    .nullable()
    .default(null),
  estimated_worker_count: number,
  mcc: text,
  minority_owned_business_designation: z.array(z.string()).nullable().default(null),
  monthly_estimated_revenue: z.object({ amount: z.number(), currency: z.string() }).exactOptional(),
  name: text,
  product_description: text,
  specified_commercial_transactions_act_url: text,
  support_address: Address.nullable().default(null),
  support_email: text,
  support_phone: text,
  support_url: text,
  url: text,
});

export const TosAcceptance = Signed.extend({ service_agreement: z.string().exactOptional() });

export const Groups = z.object({ payments_pricing: text });

export const Settings = z.object({
  bacs_debit_payments: z.object({ display_name: text, service_user_number: text }).prefault({}),
  branding: z.object({ icon: text, logo: text, primary_color: text, secondary_color: text }).prefault({}),
  card_issuing: z.object({ tos_acceptance: SignedForSettings.prefault({}) }).prefault({}),
  card_payments: z
    .object({
      decline_on: z.object({ avs_failure: bool(false), cvc_failure: bool(false) }).prefault({}),
      statement_descriptor_prefix: text,
      statement_descriptor_prefix_kana: text,
      statement_descriptor_prefix_kanji: text,
    })
    .prefault({}),
  invoices: z
    .object({
      default_account_tax_ids: z.array(z.string()).nullable().default(null),
      hosted_payment_method_save: z.string().default('always'),
    })
    .prefault({}),
  payments: z
    .object({
      statement_descriptor: text,
      statement_descriptor_kana: text,
      statement_descriptor_kanji: text,
      statement_descriptor_prefix_kana: text,
      statement_descriptor_prefix_kanji: text,
    })
    .prefault({}),
  payouts: z
    .object({
      debit_negative_balances: z.boolean().exactOptional(),
      schedule: z
        .object({
          delay_days: z.union([z.number(), z.literal('minimum')]).exactOptional(),
          interval: z.string().exactOptional(),
          monthly_anchor: z.number().exactOptional(),
          monthly_payout_days: z.array(z.number()).exactOptional(),
          weekly_anchor: z.string().exactOptional(),
          weekly_payout_days: z.array(z.string()).exactOptional(),
        })
        .prefault({}),
      statement_descriptor: text,
    })
    .prefault({}),
  paypay_payments: z
    .object({
      additional_files: z.array(z.string()).exactOptional(),
      goods_type: z.enum(['digital_content', 'other']).exactOptional(),
      site: z
        .object({
          in_development: z
            .object({ username: text, password: Provided })
            .transform(({ username, password }) => ({ username, password_provided: password }))
            .exactOptional(),
          restricted: z.object({ payment_flow_file: text }).exactOptional(),
          type: z.enum(['accessible', 'in_development', 'restricted']).exactOptional(),
        })
        .exactOptional(),
    })
    .exactOptional(),
  sepa_debit_payments: z.object({ creditor_id: z.string().exactOptional() }).prefault({}),
  treasury: z.object({ tos_acceptance: SignedForSettings.prefault({}) }).exactOptional(),
});

export const Company = z
  .object({
    address: Address.prefault({}),
    address_kana: AddressInScript.nullable().default(null),
    address_kanji: AddressInScript.nullable().default(null),
    administrative_address: Address.exactOptional(),
    directors_provided: bool(false),
    directorship_declaration: Signed.nullable().default(null),
    executives_provided: bool(false),
    export_license_id: z.string().exactOptional(),
    export_purpose_code: z.string().exactOptional(),
    name: text,
    name_kana: text,
    name_kanji: text,
    owners_provided: bool(false),
    ownership_declaration: Signed.nullable().default(null),
    ownership_exemption_reason: z.string().exactOptional(),
    phone: text,
    physical_address: Address.exactOptional(),
    principal_place_of_business: Address.exactOptional(),
    registration_date: ThreeNumbers.exactOptional(),
    representative_declaration: Signed.nullable().default(null),
    structure: z.string().exactOptional(),
    tax_id: Provided,
    tax_id_registrar: z.string().exactOptional(),
    vat_id: Provided,
    verification: z.object({ document: Document.prefault({}) }).prefault({}),
  })
  .transform(({ tax_id, vat_id, ...company }) => ({
    ...company,
    tax_id_provided: tax_id,
    vat_id_provided: vat_id,
  }));

export const Individual = z
  .object({
    additional_tos_acceptances: z.object({ account: Signed.nullable().default(null) }).exactOptional(),
    address: Address.prefault({}),
    address_kana: AddressInScript.nullable().default(null),
    address_kanji: AddressInScript.nullable().default(null),
    dob: ThreeNumbers.prefault({}),
    email: text,
    first_name: text,
    first_name_kana: text,
    first_name_kanji: text,
    full_name_aliases: z.array(z.string()).default([]),
    gender: text,
    id_number: Provided,
    id_number_secondary: Provided,
    last_name: text,
    last_name_kana: text,
    last_name_kanji: text,
    maiden_name: text,
    metadata: z.record(z.string(), z.coerce.string()).default({}),
    nationalities: z.array(z.string()).default([]),
    phone: text,
    political_exposure: z.string().exactOptional(),
    registered_address: Address.exactOptional(),
    relationship: z
      .object({
        authorizer: bool(false),
        director: bool(false),
        executive: bool(false),
        legal_guardian: bool(false),
        owner: bool(false),
        percent_ownership: number,
        representative: bool(true),
        title: text,
      })
      .prefault({}),
    ssn_last_4: Provided,
    us_cfpb_data: z
      .object({
        ethnicity_details: z
          .object({ ethnicity: z.array(z.string()).nullable().default(null), ethnicity_other: text })
          .nullable()
          .default(null),
        race_details: z
          .object({ race: z.array(z.string()).nullable().default(null), race_other: text })
          .nullable()
          .default(null),
        self_identified_gender: text,
      })
      .exactOptional(),
    verification: z
      .object({ additional_document: Document.prefault({}), document: Document.prefault({}) })
      .prefault({}),
  })
  .transform(({ id_number, id_number_secondary, ssn_last_4, nationalities, ...person }) => ({
    ...person,
    id_number_provided: id_number,
    id_number_secondary_provided: id_number_secondary,
    nationality: nationalities[0] ?? null,
    ssn_last_4_provided: ssn_last_4,
  }));
