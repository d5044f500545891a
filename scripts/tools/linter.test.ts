import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';

const BIOME = join(process.cwd(), 'node_modules/@biomejs/biome/bin/biome');

/** A file that there might be, what it imports or says, and what the linter tells its author. */
const refused: readonly [file: string, line: string, told: RegExp][] = [
  ['lib/color.ts', "import '../lib/accounts/account';", /knows no noun/],
  ['lib/errors.ts', "import './config';", /knows no noun/],
  ['lib/log.ts', "import './store/database';", /knows no noun/],
  ['lib/session/session.ts', "import '../config';", /lib\/session seals and opens/],
  ['lib/session/session.ts', "import '../onboarding/pilots';", /lib\/session seals and opens/],
  ['lib/platform/choices.ts', "import '../config';", /pure rule/],
  ['lib/platform/choices.ts', "import 'node:fs';", /pure rule/],
  ['lib/platform/choices.ts', "import '../accounts/account';", /pure rule/],
  ['lib/config.ts', "import './accounts/account';", /know no noun/],
  ['lib/stripe.ts', "import './onboarding/onboarding';", /know no noun/],
  ['lib/store/postgres.ts', "import '../onboarding/pilots';", /know no noun/],
  ['lib/store/migrate.ts', "import '../services';", /know no noun/],
  ['lib/accounts/sync.ts', "import '../onboarding/ownership';", /nothing of who asks/],
  ['lib/accounts/v1.ts', "import '../events/inbox';", /nothing of who asks/],
  ['lib/accounts/standing.ts', "import '../stripe';", /pure rule/],
  ['lib/accounts/standing.ts', "import './states';", /pure rule/],
  ['lib/accounts/requirements.ts', "import 'stripe';", /pure rule/],
  ['lib/accounts/tasks.ts', "import '../store/database';", /pure rule/],
  ['lib/words/neutral.ts', "import '../config';", /what people read/],
  ['lib/words/requirements.ts', "import '../accounts/requirements';", /what people read/],
  ['lib/onboarding/onboarding.ts', "import '../events/inbox';", /what pilots do/],
  ['lib/onboarding/pilots.ts', "import '../ops/queries';", /what pilots do/],
  ['lib/accounts/states.ts', "import '../notifications/outbox';", /nothing of who asks/],
  ['lib/onboarding/onboarding.ts', "import '../notifications/notifications';", /what pilots do/],
  ['lib/notifications/notifications.ts', "import '../events/inbox';", /what makes it look/],
  ['lib/notifications/outbox.ts', "import '../onboarding/pilots';", /what makes it look/],
  ['lib/events/reconcile.ts', "import '../ops/ops';", /what Stripe tells/],
  ['lib/events/inbox.ts', "import '../doctor/doctor';", /what Stripe tells/],
  ['lib/ops/ops.ts', "import '../services';", /take what you need as an argument/],
  ['lib/doctor/doctor.ts', "import '../startup';", /take what you need as an argument/],
  ...[
    'lib/locale.ts',
    'lib/platform/setup.ts',
    'lib/session/session.ts',
    'lib/config.ts',
    'lib/store/open.ts',
    'lib/accounts/v2.ts',
    'lib/accounts/standing.ts',
    'lib/onboarding/pilots.ts',
    'lib/notifications/outbox.ts',
    'lib/events/inbox.ts',
    'lib/ops/ops.ts',
    'lib/services.ts',
  ].flatMap((file) =>
    [
      "import '@/app/http/handle';",
      "import 'react';",
      "import 'next/headers';",
      "import '@/e2e/stripe/server';",
      "import '@/lib/store/testing';",
    ].map((line): [string, string, RegExp] => [file, line, /lib\/ is the rules/]),
  ),
  ['app/page.tsx', "import '@/lib/store/postgres';", /app\/ is thin/],
  ['app/page.tsx', "import '@/lib/stripe';", /app\/ is thin/],
  ['app/api/account/route.ts', "import '@/lib/accounts/v1';", /app\/ is thin/],
  ['app/api/account/route.ts', "import '@/lib/onboarding/ownership';", /app\/ is thin/],
  ['app/http/handle.ts', "import '@/lib/events/inbox';", /app\/ is thin/],
  ['app/ops/page.tsx', "import '@/lib/ops/queries';", /app\/ is thin/],
  ['app/ops/page.tsx', "import '@/lib/notifications/outbox';", /app\/ is thin/],
  ['app/ops/doctor/page.tsx', "import '@/lib/doctor/key';", /app\/ is thin/],
  ['proxy.ts', "import './lib/store/open';", /app\/ is thin/],
  ['app/layout.tsx', "import '@/e2e/stripe/server';", /in a production build/],
  ['proxy.ts', "import './scripts/tools/postgres';", /in a production build/],
  ['proxy.ts', "import './before-next.mjs';", /not there on Vercel/],
  ['app/http/handle.ts', "import '../../server/refusal.mjs';", /not there on Vercel/],
  ['server/refusal.mjs', "import '../lib/log.ts';", /runs before Next/],
  ['server/create-server.mjs', "import '../app/http/answer.ts';", /runs before Next/],
  ['before-next.mjs', "import './e2e/app.ts';", /runs before Next/],
  ['e2e/app.ts', "import '../scripts/tools/processes';", /what QA runs/],
  ['e2e/stripe/server.ts', "import '../../lib/log';", /knows nothing of the app/],
  ['e2e/stripe/api/serve.ts', "import '@/app/http/answer';", /knows nothing of the app/],
  ['e2e/stripe/model/verification.ts', "import '../../../lib/log';", /knows nothing of the app/],
  ['e2e/stripe/model/account.ts', "import '../api/routes';", /does not depend on how it is asked/],
  ['e2e/stripe/webhooks.ts', "import './api/accounts/v1-object';", /does not depend on how it is asked/],
  ['lib/log.ts', 'export const mode = process.env.NODE_ENV;', /noProcessEnv/],
  ['app/layout.tsx', 'export const mode = process.env.NODE_ENV;', /noProcessEnv/],
  ['proxy.ts', 'export const mode = process.env.NODE_ENV;', /noProcessEnv/],
];

const accepted: readonly (readonly [file: string, line: string])[] = [
  ['lib/config.ts', 'export const mode = process.env.NODE_ENV;'],
  ['lib/accounts/standing.ts', "import './requirements';"],
  ['lib/accounts/sync.ts', "import '../store/database';"],
  ['lib/onboarding/onboarding.ts', "import '../accounts/sync';"],
  ['lib/events/reconcile.ts', "import '../onboarding/onboarding';"],
  ['lib/notifications/outbox.ts', "import '../accounts/payability';"],
  ['lib/events/reconcile.ts', "import '../notifications/notifications';"],
  ['lib/ops/ops.ts', "import '../events/stripe-events';"],
  ['lib/services.ts', "import './ops/ops';"],
  ['lib/accounts/sync.test.ts', "import '@/e2e/stripe/server';"],
  ['app/page.tsx', "import '@/lib/accounts/standing';"],
  ['app/page.tsx', "import '@/lib/platform/choices';"],
  ['app/api/account/route.ts', "import '@/lib/onboarding/onboarding';"],
  ['app/ops/page.tsx', "import '@/lib/ops/ops';"],
  ['app/api/webhooks/stripe/route.ts', "import '@/lib/events/envelope';"],
  ['server/refusal.mjs', "import '../app/http/largest-body.mjs';"],
  ['app/http/handle.ts', "import 'next/server';"],
  ['scripts/tools/bench-pages.ts', "import '../../e2e/app';"],
  ['e2e/stripe/api/serve.ts', "import '../state';"],
];

const Report = z.object({
  diagnostics: z.array(
    z.object({
      category: z.string(),
      message: z.string(),
      location: z.object({ path: z.string(), start: z.object({ line: z.number() }) }),
    }),
  ),
});

/** Lints all cases at once, one a line of the file that each is of, and gives what is told of each line. */
async function lint(
  cases: readonly (readonly [file: string, line: string, ...rest: unknown[]])[],
): Promise<(string | undefined)[]> {
  const folder = mkdtempSync(join(tmpdir(), 'linter-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const files = new Map<string, string[]>();
  const places = cases.map(([file, line]) => {
    const lines = files.get(file) ?? [];
    files.set(file, lines);
    return `${file}:${lines.push(line)}`;
  });
  for (const [file, lines] of files) {
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    writeFileSync(join(folder, file), `${lines.join('\n')}\n`);
  }
  const config = { ...JSON.parse(readFileSync('biome.json', 'utf8')), vcs: { enabled: false } };
  writeFileSync(join(folder, 'biome.json'), JSON.stringify(config));
  const { diagnostics } = Report.parse(JSON.parse(await biome(folder)));
  const told = diagnostics.map(({ category, message, location: { path, start } }) => ({
    place: `${path}:${start.line}`,
    text: `${category}: ${message}`,
  }));
  return places.map((place) => {
    const texts = told.filter((one) => one.place === place).map(({ text }) => text);
    return texts.length > 0 ? texts.join('\n') : undefined;
  });
}

function biome(folder: string): Promise<string> {
  const args = [BIOME, 'lint', '--reporter=json', '--max-diagnostics=none', '.'];
  return new Promise((resolve) =>
    // It ends badly where it finds something; its report says what.
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 2 ** 26 }, (_, stdout) => resolve(stdout)),
  );
}

test('each arrow that the design forbids is caught, and told where the code belongs instead', async () => {
  const told = await lint(refused);
  for (const [at, [file, line, message]] of refused.entries())
    expect(told[at] ?? 'nothing', `${file}: ${line}`).toMatch(message);
});

test('the arrows that the design has are let through', async () => {
  const told = await lint(accepted);
  for (const [at, [file, line]] of accepted.entries()) expect(told[at], `${file}: ${line}`).toBeUndefined();
});

test('a circle of imports is caught, also one of types', async () => {
  const told = await lint([
    ['lib/store/database.ts', "import type { Pool } from './postgres';"],
    ['lib/store/database.ts', 'export type Database = Pool;'],
    ['lib/store/postgres.ts', "import type { Database } from './database';"],
    ['lib/store/postgres.ts', 'export type Pool = Database;'],
  ]);
  expect(told[0]).toMatch(/noImportCycles/);
});

test('every route is made by the one handler', () => {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' });
  const routes = files.filter((file) => file.endsWith('route.ts')).map((file) => join('app', file));
  expect(routes.length).toBeGreaterThan(5);
  for (const route of routes) {
    const exported = readFileSync(route, 'utf8').match(/export (async )?(const|function) [A-Z]+\b.*/g) ?? [];
    expect(exported.length, route).toBeGreaterThan(0);
    for (const method of exported)
      expect(method, route).toMatch(/export const (GET|POST) = (handle|apiEndpoint|pilotEndpoint)\(/);
  }
});
