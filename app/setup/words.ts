import { type AccountSetup, type ChoiceName, type Choices, differences } from '@/lib/platform/choices';

type OptionWords = Readonly<{ title: string; text: string }>;
/** With how the option is called within a sentence. */
type ChoiceWords = OptionWords & Readonly<{ short: string }>;
type GroupWords<Option extends string> = Readonly<{
  legend: string;
  options: Readonly<Record<Option, ChoiceWords>>;
}>;

/** What each choice means, for the platform and for its pilots. */
const words: { readonly [Name in ChoiceName]: GroupWords<Choices[Name]> } = {
  onboarding: {
    legend: 'How are pilots onboarded?',
    options: {
      hosted: {
        title: 'Hosted by Stripe',
        short: 'hosted onboarding',
        text: 'You send pilots to a form of Stripe’s, which always asks what is required; they leave your site and come back.',
      },
      embedded: {
        title: 'Embedded',
        short: 'embedded onboarding',
        text: 'You place Stripe’s form in a page of your own; pilots stay on your site.',
      },
      api: {
        title: 'Through the API',
        short: 'onboarding through the API',
        text: 'You build the form, and rebuild it when requirements change; pilots give you what Stripe needs to know.',
      },
    },
  },
  dashboard: {
    legend: 'Which dashboard do pilots get?',
    options: {
      full: {
        title: 'Full Stripe Dashboard',
        short: 'the full Stripe Dashboard',
        text: 'You build no pages about money; pilots see payments, disputes and payouts in the whole of Stripe.',
      },
      express: {
        title: 'Express Dashboard',
        short: 'the Express Dashboard',
        text: 'You handle refunds and disputes; pilots see their payouts and keep their details up to date in a simpler dashboard.',
      },
      none: {
        title: 'No Stripe dashboard',
        short: 'no Stripe dashboard',
        text: 'You build, or embed, every page about money; pilots may never know that Stripe is there.',
      },
    },
  },
  charges: {
    legend: 'Whose payments are they?',
    options: {
      direct: {
        title: 'Direct charges',
        short: 'direct charges',
        text: 'The payment is the pilot’s, from their own customer, and so are its refunds and disputes; you take an application fee.',
      },
      destination: {
        title: 'Destination charges',
        short: 'destination charges',
        text: 'The payment is yours, and so are its refunds and disputes; one pilot gets their part of it at once.',
      },
      separate: {
        title: 'Separate charges and transfers',
        short: 'separate charges and transfers',
        text: 'The payment is yours, and so are its refunds and disputes; you pay one pilot or several, when you choose.',
      },
    },
  },
  fees: {
    legend: 'Who pays Stripe’s fees?',
    options: {
      account: {
        title: 'Pilots pay them',
        short: 'fees paid by pilots',
        text: 'You see no bill for payments; pilots pay Stripe’s own prices out of what they earn.',
      },
      platform: {
        title: 'The platform pays them',
        short: 'fees paid by the platform',
        text: 'You pay Stripe’s fees and set your own price; pilots deal with you alone.',
      },
    },
  },
  losses: {
    legend: 'Who is liable for negative balances?',
    options: {
      stripe: {
        title: 'Stripe is liable',
        short: 'Stripe liable',
        text: 'You lose nothing when a pilot can’t pay back; Stripe watches the risk, and pilots answer to Stripe.',
      },
      platform: {
        title: 'The platform is liable',
        short: 'the platform liable',
        text: 'You pay what a pilot can’t pay back, so you watch the risk; pilots answer to you.',
      },
    },
  },
};

export const apiWords: Readonly<Record<AccountSetup['api'], OptionWords>> = {
  v2: {
    title: 'Accounts v2',
    text: 'What Stripe gives new platforms; those of before turn it on in the Dashboard.',
  },
  v1: {
    title: 'Accounts v1',
    text: 'For platforms of before; new ones are refused it until they turn it on in the Dashboard.',
  },
};

export function legendOf(name: ChoiceName): string {
  return words[name].legend;
}

export function optionWords<Name extends ChoiceName>(name: Name, choices: Choices): ChoiceWords {
  const group: GroupWords<Choices[Name]> = words[name];
  return group.options[choices[name]];
}

const list = new Intl.ListFormat('en', { type: 'conjunction' });

export function changeWords(from: Choices, to: Choices): string {
  return list.format(differences(from, to).map((name) => optionWords(name, to).short));
}
