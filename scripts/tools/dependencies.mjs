import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }} Package */
/** @typedef {Record<string, Package>} Packages by their folder, such as `node_modules/next` */

/** npm's own record of what it has put there, written last. */
const INSTALLED = 'node_modules/.package-lock.json';

/** @param {string} file @returns {Packages | undefined} undefined where there is no such file, or half of one */
function packagesIn(file) {
  try {
    /** @type {{ packages?: Packages }} */
    const lock = JSON.parse(readFileSync(file, 'utf8'));
    return lock.packages;
  } catch {
    return undefined;
  }
}

/**
 * Takes what the lock asks for and what npm says is there; gives whether that is the same.
 * What is optional may be missing: another platform's compiler, for example.
 * @param {Packages} wanted
 * @param {Packages} installed
 * @returns {boolean}
 */
export function isInstalled(wanted, installed) {
  const missing = Object.entries(wanted).some(([folder, { version, integrity, optional, devOptional }]) => {
    const there = installed[folder];
    if (folder === '') return false;
    if (there === undefined) return !optional && !devOptional;
    return there.version !== version || there.integrity !== integrity;
  });
  return !missing && Object.keys(installed).every((folder) => folder in wanted);
}

/** @returns {Promise<number>} npm's exit code */
function npmCi() {
  return new Promise((resolve) => {
    // Also where NODE_ENV=production, which would leave out what builds and tests.
    const npm = spawn('npm', ['ci', '--include=dev'], { stdio: 'inherit' });
    /** @param {NodeJS.Signals} signal */
    const passOn = (signal) => npm.kill(signal);
    process.on('SIGINT', passOn).on('SIGTERM', passOn);
    /** @param {number} code */
    const end = (code) => {
      process.off('SIGINT', passOn).off('SIGTERM', passOn);
      resolve(code);
    };
    npm.once('error', (error) => {
      console.error(`npm could not be started: ${error.message}`);
      end(1);
    });
    npm.once('exit', (code) => end(code ?? 1));
  });
}

/**
 * Makes node_modules what package-lock.json says; does nothing where it is already.
 * @returns {Promise<number>} 0, or npm's exit code where it failed
 */
export async function installDependencies() {
  const wanted = packagesIn('package-lock.json');
  const installed = packagesIn(INSTALLED);
  if (wanted && installed && isInstalled(wanted, installed)) return 0;
  console.log('Installing what package-lock.json says…');
  return await npmCi();
}
