import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { withElapsed } from './with-elapsed.mjs';

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }} Package */
/** @typedef {Record<string, Package>} Packages by their folder, such as `node_modules/next` */

/** @param {string} lock @returns {Packages | undefined} undefined where there is no such file, or half of one */
function packagesIn(lock) {
  try {
    return JSON.parse(readFileSync(lock, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/**
 * Whether nothing else is installed than what is wanted. What is optional may be missing: another platform's compiler.
 * @param {Packages} wanted @param {Packages} installed
 */
export function isInstalled(wanted, installed) {
  const isThere = Object.entries(wanted).every(([folder, { version, integrity, optional, devOptional }]) => {
    const there = installed[folder];
    if (folder === '') return true;
    return there ? there.version === version && there.integrity === integrity : optional || devOptional;
  });
  return isThere && Object.keys(installed).every((folder) => folder in wanted);
}

/** Makes node_modules what package-lock.json says. @returns {Promise<number>} 0, or the exit code of npm where it failed */
export async function installDependencies() {
  const wanted = packagesIn('package-lock.json');
  // npm's own record of what it has put there, written last.
  const installed = packagesIn('node_modules/.package-lock.json');
  if (wanted && installed && isInstalled(wanted, installed)) return 0;
  return withElapsed('Installing what package-lock.json says', runNpm);
}

/** What npm has to say is shown where it fails: else it would be the first thing that a newcomer reads. */
async function runNpm() {
  // Also where NODE_ENV=production, which would leave out what builds and tests.
  const npm = spawn('npm', ['ci', '--include=dev'], { stdio: ['inherit', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [npm.stdout, npm.stderr])
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  /** @param {NodeJS.Signals} signal */
  const passOn = (signal) => npm.kill(signal);
  process.on('SIGINT', passOn).on('SIGTERM', passOn);
  const code = await new Promise((resolve) => {
    npm.once('close', (code) => resolve(code ?? 1));
    npm.once('error', ({ message }) => {
      output = `npm could not be started: ${message}\n`;
      resolve(1);
    });
  });
  process.off('SIGINT', passOn).off('SIGTERM', passOn);
  if (code !== 0) process.stderr.write(`\n${output}`);
  return code;
}
