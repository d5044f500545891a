import { findOnPath } from './find-on-path';
import { RunningProcess } from './processes';

const SECONDS_TO_ASK = 60;
const SECONDS_TO_INSTALL = 1800;

/** What to put before a command to run it as root; undefined where this user may not, or not without a password. */
async function rootPrefix(): Promise<string[] | undefined> {
  if (process.getuid?.() === 0) return [];
  const may = await new RunningProcess('sudo', 'sudo', ['-n', 'true']).succeeds(SECONDS_TO_ASK);
  return may ? ['sudo', '-n'] : undefined;
}

/** Installs a package where the system is Debian or alike and root may be had; whether it did. */
export async function installDebianPackage(name: string): Promise<boolean> {
  if (findOnPath('apt-get').length === 0) return false;
  const prefix = await rootPrefix();
  if (prefix === undefined) return false;
  const aptGet = (...args: string[]) => {
    const [command = 'env', ...rest] = [
      ...prefix,
      'env',
      'DEBIAN_FRONTEND=noninteractive',
      'apt-get',
      ...args,
    ];
    return new RunningProcess('apt-get', command, rest, { inherit: true }).succeeds(SECONDS_TO_INSTALL);
  };
  console.log(`Installing the system's package ${name}…`);
  // A list that can't be refreshed may still name a package that can be had.
  await aptGet('update');
  return await aptGet('install', '-y', name);
}
