import { somethingWentWrong } from './failure';
import type { Words } from './words';

/** The voice of any platform. */
/** Who asks, and where, by the way of onboarding. */
const whoAsks = {
  hosted: (platform) =>
    `It asks on its own page, stripe.com; ${platform} sees neither your documents nor your bank details.`,
  embedded: (platform) =>
    `It asks in a form of its own, within our page; ${platform} sees neither your documents nor your bank details.`,
  api: (platform) =>
    `${platform} asks for it on its own pages and passes it on to Stripe: it keeps none of your documents, and no bank details.`,
} as const satisfies Readonly<Record<string, (platform: string) => string>>;

export const neutral: Words = {
  language: 'en',
  contactUs: 'contact us',

  start: {
    title: 'Get set up to be paid',
    lead: (platform) =>
      `${platform} pays you through Stripe. Open your account here: it takes about five minutes.`,
    press: { label: 'Create your account', pending: 'Creating your account…' },
    steps: [
      { title: 'Create your account', text: 'One press. You can stop and continue at any time.' },
      { title: 'Tell Stripe about you', text: 'Have your phone, your ID and your bank details at hand.' },
      { title: 'Get paid', text: 'You read here where you stand, from the first minute.' },
    ],
    why: {
      title: 'Who asks, and why',
      text: (platform, onboarding) =>
        `Stripe moves the money, and the law has it know whom it pays. ${whoAsks[onboarding](platform)}`,
    },
    ownBrowser:
      'Are you reading this inside another app? Open it in your browser first, such as Safari or Chrome: Stripe needs to open a window.',
    country: 'The country where you live, or where your business is',
    email: {
      label: 'Email address (optional)',
      hint: 'It goes to Stripe, and is not kept here.',
      login: 'Do you have a Stripe login already? Give its address: you can sign in with it there.',
    },
  },

  fresh: {
    title: 'Add information to start accepting money',
    text: (platform) =>
      `${platform} partners with Stripe to pay you, and to keep your personal and bank details safe. Have your phone, your ID and your bank details at hand: it takes about five minutes, and you can stop and continue at any time.`,
    press: { label: 'Add information', pending: 'Opening Stripe…' },
  },

  standings: {
    ready: {
      title: 'You’re ready to be paid',
      text: 'Stripe has checked your details, and you can be paid. Nothing is needed from you.',
      off: 'Off for now.',
    },
    due_soon: {
      title: 'You’re ready to be paid, for now',
      text: 'You can be paid. Stripe will soon need what is listed here: give it in time, and nothing stops.',
      off: 'Off for now.',
    },
    checking: {
      title: 'Stripe is checking your details',
      text: 'You have given everything that was asked. Nothing is needed from you now. Most checks take minutes, some take a few days.',
      off: 'Off while Stripe checks your details.',
    },
    unfinished: {
      title: 'You’re not finished yet',
      text: 'What you have given so far is saved at Stripe. Continue whenever you like: you can’t be paid until the rest is there.',
      off: 'Off until Stripe has what is listed here.',
    },
    action_needed: {
      title: 'Stripe needs something more from you',
      text: 'What you gave is saved. Continue to see and add what is missing.',
      off: 'Off until Stripe has what is missing.',
    },
    waiting_for_platform: {
      title: 'Your account is waiting for us',
      text: 'You have given everything that was asked. The next step is ours, not yours. Please contact us if this lasts.',
      off: 'Off until we have done our part.',
    },
    payouts_paused: {
      title: 'Your payouts are paused',
      text: 'Payments still come in, and the money is kept for you at Stripe, but it is not sent to your bank for now. Stripe asks nothing of you. Please contact us if this lasts.',
      off: 'Paused by Stripe, which asks nothing of you.',
    },
    charges_paused: {
      title: 'You can’t accept payments for now',
      text: 'What you have earned is still paid out to you, but no new payments are accepted. Stripe asks nothing of you. Please contact us if this lasts.',
      off: 'Paused by Stripe, which asks nothing of you.',
    },
    not_ready: {
      title: 'Not ready yet',
      text: 'Not everything is switched on for your account at the moment, and Stripe asks nothing of you. Please contact us if this lasts.',
      off: 'Not switched on at the moment.',
    },
    rejected_by_stripe: {
      title: 'Stripe can’t support this account',
      text: 'Stripe has closed this account to payments, and there is nothing more to fill in. Please contact us: we can see it on our side and will look at it with you.',
      off: 'Closed by Stripe.',
    },
    rejected_by_platform: {
      title: 'We have closed this account',
      text: 'It was us, not Stripe, who closed this account to payments, and there is nothing more to fill in. Please contact us if you think that this is a mistake.',
      off: 'Closed by us.',
    },
    disconnected: {
      title: 'This account is no longer connected to us',
      text: 'It was closed, or its connection to us was ended at Stripe, so we can’t pay you through it. You can start again with a new account.',
      off: 'Not connected to us any more.',
    },
  },
  deadline: {
    before: 'Give it by',
    after: 'After that Stripe may pause your payments or your payouts until it is there.',
  },
  toStripe: {
    label: 'Continue at Stripe',
    pending: 'Opening Stripe…',
    note: 'Opens stripe.com, where Stripe asks for what is missing, and brings you back here.',
  },
  embedded: {
    title: 'Your details for Stripe',
    lead: (platform) =>
      `Stripe asks here, in its own form: ${platform} sees neither your documents nor your bank details. What you give is saved as you go, and you can stop and continue at any time.`,
    press: 'Continue',
    note: 'Stripe’s form opens in a page of ours, and asks for what is missing.',
    loading: 'Opening Stripe’s form…',
    window: {
      before:
        'Stripe opens a small window of its own, in which it makes sure that it is you. Keep this page open meanwhile: it goes on here.',
      title: 'No window opens?',
      steps: [
        'Your browser may have blocked it: allow pop-ups for this page, then press Stripe’s button again.',
        'Inside another app there are no windows: open your account in your browser, such as Safari or Chrome. If that browser does not know you, nothing was lost: contact us before you start anew.',
      ],
      address: 'The address to open:',
    },
    failed: {
      notLoaded:
        'Stripe’s form could not be loaded. Nothing was lost. Check your connection, and whether something blocks stripe.com, then try again.',
      tooLate: 'Stripe’s form is taking too long. Nothing was lost. Try again.',
      expired:
        'Your visit to Stripe’s form has ended, and we could not begin another one. What you submitted so far is saved at Stripe.',
    },
    instead: {
      text: 'You can give the same details on Stripe’s own page, and come back here afterwards.',
      press: { label: 'Continue on Stripe’s page', pending: 'Opening Stripe…' },
    },
    noOtherWay:
      'This form needs JavaScript, and a browser that lets stripe.com show it within our page. If it does not come, switch off what blocks it, or contact us: what you gave so far is saved at Stripe.',
    back: 'Where your account stands',
  },
  ownPage: {
    title: 'Your account',
    lead: (platform) =>
      `Your payments, your payouts and your details, as Stripe has them. What you change here is changed at Stripe: ${platform} does not keep it.`,
    loading: 'Asking Stripe…',
    failed: {
      notLoaded:
        'What Stripe shows here could not be loaded. Nothing was lost. Check your connection, and whether something blocks stripe.com, then try again.',
      tooLate: 'Stripe is taking too long to show this. Nothing was lost. Try again.',
      expired: 'Your visit has ended, and we could not begin another one. Nothing was lost. Try again.',
    },
    parts: {
      payments: 'Payments',
      payouts: 'Payouts',
      documents: 'Documents',
      management: 'Your details',
    },
    partFailed: 'Stripe could not show this part. Nothing was lost. Load this page again in a moment.',
    noticesFailed:
      'We could not ask Stripe whether it has a notice for you. Nothing was lost. Load this page again in a moment.',
    instead:
      'Stripe shows this page only with JavaScript, and where nothing blocks it. The link below leads to where your account stands, which needs neither.',
  },
  signOut: {
    title: 'Sign out of this browser',
    text: 'On a device that others use. Your account stays at Stripe, but this browser forgets you, and can’t show it again.',
    trial: 'This ends your trial of other choices: the account that you had before is there again.',
    label: 'Sign out',
  },
  wrongCountry: {
    title: (country) => `Your country: ${country}. Is it the wrong one?`,
    text: 'You can change it until you have submitted your details to Stripe. Stripe may ask you again for what you have given so far.',
    press: { label: 'Change the country', pending: 'Changing the country…' },
  },
  startAgain: { label: 'Start again', pending: 'Creating your account…' },

  switches: {
    title: 'What is on',
    payments: 'Payments',
    payouts: 'Payouts',
    on: 'On',
    off: 'Off',
    paymentsOn: {
      direct: 'Customers can pay you.',
      destination: 'You get your part of what customers pay.',
      separate: 'You get your part of what customers pay.',
    },
    payoutsOn: 'Your money goes to your bank.',
  },
  tasks: {
    title: 'What Stripe asks of you',
    done: (done, all) => `${done} of ${all} done`,
    groups: { you: 'You', business: 'Your business', bank: 'Your bank', terms: 'Stripe’s terms' },
    states: { todo: 'To do', checking: 'Stripe is checking', done: 'Done, or not needed any more' },
    folded: (done) => `${done} done, or not needed any more`,
  },

  next: {
    title: 'What happens next',
    steps: (platform, isTold) => [
      `Your account is linked to ${platform} already: there is nothing to switch on.`,
      'Your first payout comes some days after the first payment, often 7 to 14 days; later ones are quicker.',
      isTold
        ? 'Should Stripe need something more, it writes to you, and you read it here.'
        : 'Should Stripe need something more, you read it here: look in from time to time.',
    ],
    toPlatform: (platform) => `Go to ${platform}`,
    dashboards: {
      full: 'Open your Stripe Dashboard',
      express: { label: 'Open your Express Dashboard', pending: 'Opening Stripe…' },
      none: 'Manage your account',
    },
  },

  checked: {
    at: 'Last checked',
    failed: 'Couldn’t refresh. This is what Stripe said last.',
    again: 'Check again',
    pending: 'Asking Stripe…',
    unchanged: 'Asked just now: nothing has changed.',
    follows: 'This page follows by itself while it is open.',
    doesNotFollow: 'Look again in a minute: this page does not change by itself.',
  },
  support: {
    account: 'For our support: account',
    request: 'For our support: request',
    contact: 'Contact support',
    copy: 'Copy',
    copied: 'Copied',
    notCopied: 'Couldn’t copy',
  },
  stillWaiting: 'Still waiting for Stripe, which takes longer than usual. Nothing is lost.',
  unreachable:
    'We could not reach our server. Nothing was lost. Check your connection, then press the button again.',

  errors: {
    invalid_request: 'We could not read that request. Nothing was changed. Reload the page and try again.',
    invalid_signature: 'This delivery is not signed by Stripe for us, so it was not stored.',
    unauthorized: 'This needs a token that was not sent, or is wrong.',
    no_session:
      'Your browser did not send the cookie that tells us who you are, so nothing was changed. Press the button again. If this message comes back, allow cookies for this site.',
    not_found: 'There is nothing here.',
    cross_site:
      'This request did not come from our own page, so we did nothing. Open our page itself and try there.',
    account_not_found:
      'We can’t show this account here. Open the page in the browser in which you started, or start from the first page.',
    unknown_browser:
      'This browser has lost the cookie by which we know you, or has never been here. Nothing was lost: open this page in the browser in which you began. If that is this one, contact us before you start anew, which would open a second account.',
    account_left:
      'You have started again since, with another account. Nothing was lost: go to the first page to continue with it.',
    account_rejected:
      'Stripe has closed this account to payments, so there is nothing more to fill in. Nothing you entered was lost. Please contact us, and we will look at it with you.',
    account_disconnected:
      'This account is no longer connected to us at Stripe, so we can’t open its form. Go to the first page: there you can see where it stands, and start again.',
    dashboard_not_yet:
      'Your Dashboard opens once you have given Stripe all that it first asked for. Nothing was lost: give the rest, then try again.',
    no_express_dashboard:
      'This account has no Express Dashboard, so there is none to open. Nothing was lost. If you expected one, please contact us.',
    too_large: 'That request was larger than anything we ask for. Nothing was changed.',
    unsupported_media_type: 'We could not read that kind of request. Nothing was changed.',
    too_many_links:
      'Stripe’s page sent you back several times within a minute. Nothing you entered was lost. Wait a minute, then continue.',
    too_many_accounts:
      'Many people are opening accounts just now, here or from your network. Nothing was lost. Wait half a minute, then press the button again.',
    too_many_tries: 'Too many wrong tokens came from your network. Wait a few seconds, then try again.',
    platform_not_ready:
      'Something is not set up yet on our side, so Stripe does not do this for us. This is not your fault, and nothing was lost. Our engineers can see why: try again later, or contact us.',
    email_invalid:
      'That email address is not complete, so nothing was opened. Correct it, or leave it out: Stripe will ask you for it.',
    email_required:
      'Stripe wants your email address before it opens an account, so nothing was opened. Fill it in, and press the button again.',
    script_needed:
      'What you enter must go from your own browser to Stripe here, which takes JavaScript. Nothing was lost or changed: turn it on, load the page again, and press the button again.',
    fields_wrong:
      'Something has to be corrected before Stripe can take it. What is marked was not saved; nothing else was lost.',
    not_asked:
      'This page was from before something changed, or Stripe does not ask for this. Nothing was saved by it, and nothing was lost: go on from the list.',
    country_not_served:
      'We can’t pay people in that country yet, so nothing was opened or changed. Was it a slip? Choose the right country and try again. If not, please contact us.',
    country_fixed:
      'Stripe has your details already, so the country of your account can’t be changed any more. Nothing was changed. Please contact us.',
    stripe_busy: 'Stripe is very busy right now. Nothing was lost. Wait a few seconds, then try again.',
    stripe_unavailable:
      'We could not reach Stripe just now. Nothing was lost, and trying again is safe. Wait a few seconds, then try again.',
    stripe_refused:
      'Stripe refused what we asked of it. This is not your fault, and nothing was lost. Try again later, or contact us.',
    store_unavailable:
      'We could not reach our own records just now. Nothing was lost. Wait a few seconds, then try again.',
    internal: somethingWentWrong.text,
  },
  noStore: 'We’ll be right back',
  notConfirmed: 'We could not confirm where you stand',
  noWayToStripe: 'We could not take you back to Stripe',
  visitEnded: {
    title: 'Continue at Stripe',
    text: 'Your last visit to Stripe’s page has ended. What you gave there is saved.',
    label: 'Continue at Stripe',
  },
  unknownBrowser: {
    title: 'We don’t know this browser',
    never: 'Have you never been here before?',
    start: 'Start on the first page',
  },
  notYours: 'Nothing to show in this browser',
  noPage: {
    title: 'This page does not exist',
    text: 'The address may be mistyped, or from an older message. Nothing was lost: what you have begun is on the first page.',
  },
  tryAgain: 'Try again',
  whereYouStand: 'See where your account stands',
  firstPage: somethingWentWrong.firstPage,
  footer: { stripe: 'Payments and identity checks by Stripe.', privacy: 'Privacy', terms: 'Terms' },
};
