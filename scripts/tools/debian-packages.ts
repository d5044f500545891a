import { onPath } from './find-on-path';
import { outcome, start } from './processes';

const TEN_MINUTES = 600_000;

/** Gives what to put before a command to run it as root; undefined where this user may not, or not without a password. */
async function asRoot(): Promise<string[] | undefined> {
  if (process.getuid?.() === 0) return [];
  const { ok } = await outcome(start('sudo', 'sudo', ['-n', 'true']), 10_000);
  return ok ? ['sudo', '-n'] : undefined;
}

/** Installs a package of the system's where that is Debian or alike and root may be had; says so, and gives whether it did. */
export async function installDebianPackage(name: string): Promise<boolean> {
  if (onPath('apt-get').length === 0) return false;
  const root = await asRoot();
  if (root === undefined) return false;
  const apt = async (...args: string[]) => {
    const [command = 'env', ...rest] = [...root, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
    return (await outcome(start('apt-get', command, rest, { inherit: true }), TEN_MINUTES)).ok;
  };
  console.log(`Installing the system's package ${name}…`);
  // A list that can't be refreshed may still name a package that can be had.
  await apt('update');
  return await apt('install', '-y', name);
}
