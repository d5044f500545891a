import { readFileSync, writeFileSync } from 'node:fs';
import { hashOfContents } from './contents';
import { outcome, startNode } from './processes';
import { failed } from './until-ready';

/** What `next build` reads. */
const SOURCES = [
  'app',
  'lib',
  'public',
  'proxy.ts',
  'instrumentation.ts',
  'next.config.mjs',
  'package-lock.json',
  'tsconfig.json',
];
const BUILD_ID = '.next/BUILD_ID';
/** Which sources the build in .next/ was made of. */
const STAMP = '.next/built-from';

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** With the build's own ID, so that a build that somebody else made later is not taken for this one. */
function stampFor(sources: string): string {
  return `${sources} ${textOf(BUILD_ID)}`;
}

/** Makes the production build in .next/ unless it is there, made of the sources as they are. Throws CommandError. */
export async function ensureBuilt(): Promise<void> {
  const sources = hashOfContents(SOURCES);
  if (textOf(STAMP) === stampFor(sources)) return;
  console.log('Building the app, which takes some seconds…');
  const build = startNode('build', ['node_modules/next/dist/bin/next', 'build'], {
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  });
  const { ok } = await outcome(build);
  if (!ok) throw await failed(build);
  writeFileSync(STAMP, stampFor(sources));
}
