import { ConfigError, config } from './config';
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
}
