import { setTimeout as wait } from 'node:timers/promises';
import { Countries } from './accounts/countries';
import { type Config, ConfigError, config } from './config';
import { asAppError } from './errors';
import { log } from './log';
import { tokenProblem } from './platform/account-tokens';
import { refusedChoices } from './platform/choice-variables';
import { type Services, services } from './services';
import { FolderInUseError } from './store/folder-lock';
import { createStripe } from './stripe';

/**
 * Reads the configuration and opens the database. Ends the process where no request could ever be answered
 * (a wrong variable, a folder that another process holds); a database that is only away may come back.
 */
export async function startUp(): Promise<void> {
  try {
    sayWhatChoicesLack(config());
    await refuseForFrenchPlatform(config());
    await services();
  } catch (error) {
    if (error instanceof ConfigError || error instanceof FolderInUseError) {
      process.stderr.write(`\n${error.message}\n\n`);
      process.exit(1);
    }
    log('error', 'database_not_ready', { reason: error instanceof Error ? error.message : String(error) });
  }
  // On Vercel an instance sleeps between requests: events are processed after a delivery, and by the cron.
  if (config().onVercel) return;
  void keepProcessingEvents();
  if (config().notify) void keepTellingPlatform();
}

/** A platform that serves France may be in France. Stripe knows; where it can't be asked, its own refusal will say so. */
async function refuseForFrenchPlatform({
  stripe,
  accountSetup,
  capabilities,
  platform,
}: Config): Promise<void> {
  const problem = tokenProblem(accountSetup, capabilities);
  if (!problem || !platform.countries.includes('FR')) return;
  const countries = new Countries(createStripe(stripe), { country: '', capabilities });
  if ((await countries.platformCountry()) === 'FR')
    throw new ConfigError([`STRIPE_SECRET_KEY is a French platform’s. ${problem}`]);
}

/** Refused choices get this far under `next dev` only. */
function sayWhatChoicesLack({ accountSetup: { choices }, madeChoices, appUrl }: Config): void {
  const refused = refusedChoices(choices, madeChoices);
  if (refused.length === 0) return;
  const lines = refused.map((problem) => `  - ${problem}\n`).join('');
  process.stderr.write(
    `\nThe choices of this server don’t go together:\n${lines}Until they are changed it has one page, which explains them: ${new URL('/setup', appUrl)}\n\n`,
  );
}

/**
 * Processes the events that are due, at once and every minute: a process that ended in the middle left some, and what
 * failed is tried again.
 */
function keepProcessingEvents(): Promise<never> {
  return keepDoing(60_000, 'events_not_processed', ({ stripeEvents }) => stripeEvents.processDue());
}

/** Tells the platform what is due, and looks as often as the first try again comes after the first. */
function keepTellingPlatform(): Promise<never> {
  return keepDoing(5_000, 'platform_not_told', ({ notifications }) => notifications.deliverDue());
}

/** Does it again and again, with so many ms between. For as long as this process lives; it keeps none alive. */
async function keepDoing(
  pause: number,
  failed: string,
  work: (services: Services) => Promise<unknown>,
): Promise<never> {
  for (;;) {
    try {
      await work(await services());
    } catch (error) {
      const { code, message } = asAppError(error);
      log('error', failed, { code, reason: message });
    }
    await wait(pause, undefined, { ref: false });
  }
}
