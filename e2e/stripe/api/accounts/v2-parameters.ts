import { z } from 'zod';

/** `include`: of what v2 answers null unless it is asked for. */
export const Include = z
  .array(
    z.enum([
      'configuration.customer',
      'configuration.merchant',
      'configuration.recipient',
      'defaults',
      'future_requirements',
      'identity',
      'requirements',
    ]),
  )
  .default([]);

const Request = z.object({ requested: z.boolean().optional() });
const Fees = z.enum(['application', 'application_custom', 'application_express', 'stripe']);

/** The parameters of creating and of updating an account in v2, which have these in common. */
export const AccountParametersV2 = z.object({
  include: Include,
  contact_email: z.string().nullish(),
  contact_phone: z.string().nullish(),
  display_name: z.string().nullish(),
  dashboard: z.enum(['express', 'full', 'none']).optional(),
  metadata: z
    .record(z.string(), z.union([z.string(), z.number().transform(String)]).nullable())
    .nullable()
    .optional(),
  identity: z
    .object({
      country: z.string().optional(),
      entity_type: z.enum(['individual', 'company', 'non_profit', 'government_entity']).optional(),
    })
    .default({}),
  defaults: z
    .object({
      responsibilities: z
        .object({ fees_collector: Fees, losses_collector: z.enum(['application', 'stripe']) })
        .optional(),
    })
    .default({}),
  configuration: z
    .object({
      customer: z.object({ applied: z.boolean().optional() }).optional(),
      merchant: z
        .object({
          applied: z.boolean().optional(),
          capabilities: z.record(z.string(), Request).default({}),
        })
        .optional(),
      recipient: z
        .object({
          applied: z.boolean().optional(),
          capabilities: z
            .object({ stripe_balance: z.object({ stripe_transfers: Request.optional() }).optional() })
            .default({}),
        })
        .optional(),
    })
    .default({}),
});

/** What a request to create or update an account may say, as far as the local Stripe minds it. */
export type Asked = z.infer<typeof AccountParametersV2>;
