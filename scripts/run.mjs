import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** As `engines` in package.json. */
const OLDEST_NODE = [20, 19];

/** @param {string} message @returns {never} */
function giveUp(message) {
  console.error(message);
  process.exit(1);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  giveUp(
    `This needs Node ${OLDEST_NODE.join('.')} or newer, and this is ${process.version}: see https://nodejs.org/en/download`,
  );
}

/** Runs scripts/NAME.ts in this process, so that a signal reaches it. @param {string} name */
async function run(name) {
  const script = fileURLToPath(new URL(`${name}.ts`, import.meta.url));
  if (!/^[\w-]+$/.test(name) || !existsSync(script)) giveUp(`There is no scripts/${name}.ts to run.`);
  const [cjs, esm] = await Promise.all([import('tsx/cjs/api'), import('tsx/esm/api')]);
  cjs.register();
  esm.register();
  // The script reads its own arguments where every program has them.
  process.argv.splice(1, 2, script);
  await import(script);
}

checkNode();
await import('../e2e/end-with-parent.mjs');
process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const { installDependencies } = await import('./tools/dependencies.mjs');
const code = await installDependencies();
const name = process.argv[2];
if (code !== 0) process.exitCode = code;
else if (name !== undefined) await run(name);
