import { z } from 'zod';
import { newId } from '../ids';

/** A bank account as Stripe tells of it: of its number no more than the end is kept. */
export const ExternalAccount = z.object({
  id: z.string(),
  country: z.string(),
  currency: z.string(),
  last4: z.string(),
  routingNumber: z.string().nullable(),
  holderName: z.string().nullable(),
  holderType: z.string().nullable(),
  // In a file of before there was one a currency.
  accountType: z.string().nullable().default(null),
  /** Whether it is the one of its currency that money goes to. */
  isDefault: z.boolean().default(true),
});
export type ExternalAccount = z.infer<typeof ExternalAccount>;

/** A bank account as somebody gives it. */
export type BankDetails = {
  country: string;
  currency: string;
  accountNumber: string;
  routingNumber?: string | undefined;
  holderName?: string | undefined;
  holderType?: string | undefined;
  accountType?: string | undefined;
};

export function externalAccountOf(details: BankDetails): ExternalAccount {
  return {
    id: newId('ba'),
    country: details.country.toUpperCase(),
    currency: details.currency.toLowerCase(),
    last4: details.accountNumber.slice(-4),
    routingNumber: details.routingNumber ?? null,
    holderName: details.holderName ?? null,
    holderType: details.holderType ?? null,
    accountType: details.accountType ?? null,
    isDefault: true,
  };
}

/** The one that its payouts go to. */
export function payoutAccount(accounts: readonly ExternalAccount[]): ExternalAccount | undefined {
  return accounts.find(({ isDefault }) => isDefault);
}

/** What an account is given as its bank account takes the place of the default in its currency. */
export function withExternalAccount(
  accounts: readonly ExternalAccount[],
  given: ExternalAccount,
): ExternalAccount[] {
  const isReplaced = ({ currency, isDefault }: ExternalAccount) => isDefault && currency === given.currency;
  return [...accounts.filter((one) => !isReplaced(one)), { ...given, isDefault: true }];
}

/** What is added stands beside those in its currency: as the default if it is the first, or if that is asked. */
export function withAddedExternalAccount(
  accounts: readonly ExternalAccount[],
  added: ExternalAccount,
  asDefault: boolean,
): ExternalAccount[] {
  const hasItsCurrency = ({ currency }: ExternalAccount) => currency === added.currency;
  const isDefault = asDefault || !accounts.some(hasItsCurrency);
  const others = accounts.map((one) =>
    isDefault && hasItsCurrency(one) ? { ...one, isDefault: false } : one,
  );
  return [...others, { ...added, isDefault }];
}
