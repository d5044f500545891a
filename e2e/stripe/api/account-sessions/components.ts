import type Stripe from 'stripe';
import { z } from 'zod';
import type { Controller } from '../../model/account';

/** What a session is asked to have, by the names of the embedded components. */
export const AskedComponents = z.record(
  z.string(),
  z.object({ enabled: z.boolean(), features: z.record(z.string(), z.boolean()).default({}) }),
);
export type AskedComponents = z.infer<typeof AskedComponents>;

type Components = Stripe.AccountSession.Components;

/** Every component that there is, with Stripe's defaults where nothing was asked. */
export function sessionComponents(asked: AskedComponents, { losses }: Controller): Components {
  const component = <Features extends object>(name: keyof Components, defaults: Features) => ({
    enabled: asked[name]?.enabled ?? false,
    features: { ...defaults, ...asked[name]?.features },
  });
  const bank = (name: keyof Components) => {
    const collected = asked[name]?.features.external_account_collection ?? true;
    return { external_account_collection: collected, disable_stripe_user_authentication: !collected };
  };
  const payouts = (name: keyof Components) => ({
    ...bank(name),
    edit_payout_schedule: losses === 'stripe',
    instant_payouts: losses === 'stripe',
    standard_payouts: losses === 'stripe',
  });
  const disputes = (name: keyof Components) => ({
    destination_on_behalf_of_charge_management: false,
    dispute_management: true,
    refund_management: true,
    smart_disputes_management: asked[name]?.features.dispute_management ?? true,
  });
  const payments = (name: keyof Components) => ({ ...disputes(name), capture_payments: true });
  const cards = {
    card_management: false,
    card_spend_dispute_management: false,
    cardholder_management: false,
    spend_control_management: false,
  };
  return {
    account_management: component('account_management', bank('account_management')),
    account_onboarding: component('account_onboarding', bank('account_onboarding')),
    balance_report: component('balance_report', {}),
    balances: component('balances', payouts('balances')),
    disputes_list: component('disputes_list', payments('disputes_list')),
    documents: component('documents', {}),
    financial_account: component('financial_account', {
      ...bank('financial_account'),
      send_money: false,
      transfer_balance: false,
    }),
    financial_account_transactions: component('financial_account_transactions', {
      card_spend_dispute_management: false,
    }),
    instant_payouts_promotion: component('instant_payouts_promotion', {
      ...bank('instant_payouts_promotion'),
      instant_payouts: losses === 'stripe',
    }),
    issuing_card: component('issuing_card', cards),
    issuing_cards_list: component('issuing_cards_list', {
      ...cards,
      disable_stripe_user_authentication: false,
    }),
    notification_banner: component('notification_banner', bank('notification_banner')),
    payment_details: component('payment_details', payments('payment_details')),
    payment_disputes: component('payment_disputes', disputes('payment_disputes')),
    payment_method_settings: component('payment_method_settings', {
      disable_stripe_user_authentication: false,
    }),
    payments: component('payments', payments('payments')),
    payout_details: component('payout_details', {}),
    payout_reconciliation_report: component('payout_reconciliation_report', {}),
    payouts: component('payouts', payouts('payouts')),
    payouts_list: component('payouts_list', {}),
    reporting_chart: component('reporting_chart', {}),
    tax_registrations: component('tax_registrations', {}),
    tax_settings: component('tax_settings', {}),
    terminal_hardware_orders: component('terminal_hardware_orders', {}),
    terminal_hardware_shop: component('terminal_hardware_shop', {}),
  };
}

/** Of all components those that are enabled, each with its features. */
export function enabledIn(components: Components): Record<string, Record<string, boolean>> {
  return Object.fromEntries(
    Object.entries(components).flatMap(([name, { enabled, features }]) =>
      enabled ? [[name, { ...features }]] : [],
    ),
  );
}
