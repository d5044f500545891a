import { newId } from '../ids';

/** A bank account as Stripe tells of it: of its number no more than the end is kept. */
export type ExternalAccount = {
  id: string;
  country: string;
  currency: string;
  last4: string;
  routingNumber: string | null;
  holderName: string | null;
  holderType: string | null;
};

/** What a token stands for, until it is used. */
export type TokenRecord = { bankAccount: ExternalAccount; used: boolean };

/** A bank account as somebody gives it. */
export type BankDetails = {
  country: string;
  currency: string;
  accountNumber: string;
  routingNumber?: string | undefined;
  holderName?: string | undefined;
  holderType?: string | undefined;
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
  };
}

/** A new bank account takes the place of the one in its currency. */
export function withExternalAccount(
  accounts: readonly ExternalAccount[],
  added: ExternalAccount,
): ExternalAccount[] {
  return [...accounts.filter(({ currency }) => currency !== added.currency), added];
}
