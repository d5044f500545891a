import { z } from 'zod';
import { ExternalAccount } from './external-account';

/** How long a token stands for anything. */
export const TOKEN_SECONDS = 10 * 60;

/** What there are tokens of; v2 has its own of accounts and persons. */
const tokenTypes = ['account', 'bank_account', 'person', 'pii', 'v2_account', 'v2_person'] as const;
export type TokenType = (typeof tokenTypes)[number];

/** What a token stands for, until it is used. A file of before does not say whose it is: nobody's. */
export const TokenRecord = z
  .object({
    type: z.enum(tokenTypes).optional(),
    bankAccount: ExternalAccount.nullable(),
    /** The parameters that it stands for: they must be kept to be given in its place, and go with its use. */
    parameters: z.record(z.string(), z.json()).nullable().default(null),
    /** The account that a person token of v2 was made for. */
    accountId: z.string().nullable().default(null),
    /** Where it was asked for; null of tokens of before. */
    clientIp: z.string().nullable().default(null),
    /** Unix seconds. */
    created: z.number().default(0),
    used: z.boolean(),
    platform: z.string().default(''),
    livemode: z.boolean().default(false),
  })
  .transform(({ type, ...token }) => ({
    ...token,
    type: type ?? (token.bankAccount ? ('bank_account' as const) : ('pii' as const)),
  }));
export type TokenRecord = z.infer<typeof TokenRecord>;
