import { setTimeout as wait } from 'node:timers/promises';
import { ConfigError, config } from './config';
import { asAppError } from './errors';
import { log } from './log';
import { notBuiltYet } from './platform/onboarding-choice';
import { services } from './services';
import { FolderInUseError } from './store/folder-lock';

/**
 * Reads the configuration and opens the database. Ends the process where no request could ever be answered
 * (a wrong variable, a folder that another process holds); a database that is only away may come back.
 */
export async function startUp(): Promise<void> {
  try {
    const { onboarding } = config().accountSetup.choices;
    const missing = notBuiltYet[onboarding];
    if (missing)
      log('error', 'onboarding_not_built', { reason: `PLATFORM_ONBOARDING is ${onboarding}. ${missing}` });
    await services();
  } catch (error) {
    if (error instanceof ConfigError || error instanceof FolderInUseError) {
      process.stderr.write(`\n${error.message}\n\n`);
      process.exit(1);
    }
    log('error', 'database_not_ready', { reason: error instanceof Error ? error.message : String(error) });
  }
  // On Vercel an instance sleeps between requests: events are processed after a delivery, and by the cron.
  if (!config().onVercel) void keepProcessingEvents();
}

/**
 * Processes the events that are due, at once and every minute: a process that ended in the middle left some, and what
 * failed is tried again. For as long as this process lives; it keeps none alive.
 */
async function keepProcessingEvents(): Promise<never> {
  for (;;) {
    try {
      await (await services()).stripeEvents.processDue();
    } catch (error) {
      const { code, message } = asAppError(error);
      log('error', 'events_not_processed', { code, reason: message });
    }
    await wait(60_000, undefined, { ref: false });
  }
}
