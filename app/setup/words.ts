import { type AccountSetup, type ChoiceName, type Choices, differences } from '@/lib/platform/choices';
import type { Business } from '@/lib/platform/presets';

type OptionWords = Readonly<{ title: string; text: string }>;
/** With how the option is called within a sentence. */
type ChoiceWords = OptionWords & Readonly<{ short: string }>;
/** A page of Stripe's guide. */
type Guide = Readonly<{ about: string; href: string }>;
type GroupWords<Option extends string> = Readonly<{
  legend: string;
  guide: Guide;
  options: Readonly<Record<Option, ChoiceWords>>;
}>;

/** What each choice means, for the platform and for its pilots. */
const words: { readonly [Name in ChoiceName]: GroupWords<Choices[Name]> } = {
  onboarding: {
    legend: 'How are pilots onboarded?',
    guide: { about: 'onboarding', href: 'https://docs.stripe.com/connect/onboarding' },
    options: {
      hosted: {
        title: 'Hosted by Stripe',
        short: 'hosted onboarding',
        text: 'On Stripe’s site, and they come back.',
      },
      embedded: {
        title: 'Embedded',
        short: 'embedded onboarding',
        text: 'Stripe’s form, in this app’s page.',
      },
      api: {
        title: 'Through the API',
        short: 'onboarding through the API',
        text: 'This app’s own form, which you answer for.',
      },
    },
  },
  dashboard: {
    legend: 'Which dashboard do pilots get?',
    guide: {
      about: 'dashboards',
      href: 'https://docs.stripe.com/connect/accounts-v2/connected-account-configuration',
    },
    options: {
      full: {
        title: 'Full Stripe Dashboard',
        short: 'the full Stripe Dashboard',
        text: 'Payments, disputes, payouts: all.',
      },
      express: {
        title: 'Express Dashboard',
        short: 'the Express Dashboard',
        text: 'Their payouts; disputes are yours.',
      },
      none: {
        title: 'No Stripe dashboard',
        short: 'no Stripe dashboard',
        text: 'A page of this app’s, made of Stripe’s components.',
      },
    },
  },
  charges: {
    legend: 'Whose payments are they?',
    guide: { about: 'charges', href: 'https://docs.stripe.com/connect/charges' },
    options: {
      direct: {
        title: 'Direct charges',
        short: 'direct charges',
        text: 'The pilot’s; you take a fee.',
      },
      destination: {
        title: 'Destination charges',
        short: 'destination charges',
        text: 'Yours; one pilot’s part goes at once.',
      },
      separate: {
        title: 'Separate charges and transfers',
        short: 'separate charges and transfers',
        text: 'Yours; you pay several, or later.',
      },
    },
  },
  fees: {
    legend: 'Who pays Stripe’s fees?',
    guide: { about: 'fees', href: 'https://docs.stripe.com/connect/direct-charges-fee-payer-behavior' },
    options: {
      account: {
        title: 'Pilots pay them',
        short: 'fees paid by pilots',
        text: 'Stripe’s prices, from what they earn.',
      },
      platform: {
        title: 'The platform pays them',
        short: 'fees paid by the platform',
        text: 'And sets a price of its own.',
      },
    },
  },
  losses: {
    legend: 'Who bears the losses?',
    guide: { about: 'risk', href: 'https://docs.stripe.com/connect/risk-management' },
    options: {
      stripe: {
        title: 'Stripe is liable',
        short: 'Stripe liable',
        text: 'It watches the risk for you.',
      },
      platform: {
        title: 'The platform is liable',
        short: 'the platform liable',
        text: 'You watch the risk yourself.',
      },
    },
  },
};

export const apiWords: Readonly<Record<AccountSetup['api'], OptionWords>> = {
  v2: {
    title: 'Accounts v2',
    text: 'What new platforms have.',
  },
  v1: {
    title: 'Accounts v1',
    text: 'For platforms of before August 2026.',
  },
};

export const apiGuide: Guide = {
  about: 'Accounts v2',
  href: 'https://docs.stripe.com/connect/accounts-v2',
};

type PresetWords = Readonly<{ title: string; such: string; why: string; guide: Guide }>;

export const presetWords: Readonly<Record<Business, PresetWords>> = {
  marketplace: {
    title: 'Marketplace',
    such: 'Several sellers, one cart',
    why: 'Customers buy from you, and one payment may be for several sellers: you transfer to each their part. Sellers see their payouts in the Express Dashboard.',
    guide: { about: 'marketplaces', href: 'https://docs.stripe.com/connect/marketplace' },
  },
  onDemand: {
    title: 'On-demand services',
    such: 'Rides, repairs, lessons',
    why: 'Customers order from you, and one person does the job and gets their part of the payment at once. The Express Dashboard shows them when it is paid out.',
    guide: { about: 'destination charges', href: 'https://docs.stripe.com/connect/destination-charges' },
  },
  software: {
    title: 'Software for merchants',
    such: 'Shops, bookings, invoices',
    why: 'Merchants sell to customers of their own: payments and fees are theirs, the risk is Stripe’s, and the full Dashboard is what they work with. This is Stripe’s own default.',
    guide: { about: 'platforms of software', href: 'https://docs.stripe.com/connect/saas' },
  },
  creators: {
    title: 'Creators',
    such: 'Courses, clubs, tips',
    why: 'Fans pay the creator, and you ask one price that Stripe’s fees are part of. The Express Dashboard is enough for one person; with it the losses are yours.',
    guide: { about: 'direct charges', href: 'https://docs.stripe.com/connect/direct-charges' },
  },
};

export function groupWords(name: ChoiceName): Readonly<{ legend: string; guide: Guide }> {
  return words[name];
}

export function optionWords<Name extends ChoiceName>(name: Name, choices: Choices): ChoiceWords {
  const group: GroupWords<Choices[Name]> = words[name];
  return group.options[choices[name]];
}

const list = new Intl.ListFormat('en', { type: 'conjunction' });

/** Some of a set's choices, as one speaks of them. */
export function shortWords(names: readonly ChoiceName[], choices: Choices): string {
  return list.format(names.map((name) => optionWords(name, choices).short));
}

export function changeWords(from: Choices, to: Choices): string {
  return shortWords(differences(from, to), to);
}
