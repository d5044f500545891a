import { styleText } from 'node:util';
import { examineEnvironment, type Finding } from '../lib/doctor/doctor';
import { readSettings } from './tools/environment';
import { runCommand } from './tools/run-command';
import { variablesOfRunningApp } from './tools/running-app';

const marks = {
  ok: { text: '✓ fine   ', color: 'green' },
  warning: { text: '! warning', color: 'yellow' },
  error: { text: '✗ error  ', color: 'red' },
} as const;

/** On a terminal that has them, and where NO_COLOR is not set. */
const hasColors = process.stdout.isTTY && process.stdout.hasColors();

function lines({ check, level, says, todo }: Finding): string {
  const { text, color } = marks[level];
  const mark = hasColors ? styleText(color, text) : text;
  const indent = ' '.repeat(text.length + 2);
  return [`${mark}  ${check}: ${says}`, ...(todo ? [`${indent}→ ${todo}`] : [])].join('\n');
}

function counted(findings: readonly Finding[], level: Finding['level']): string {
  const count = findings.filter((finding) => finding.level === level).length;
  return `${count} ${level}${count === 1 ? '' : 's'}`;
}

/** The environment's, or where it has no key those of the app with a local Stripe that runs from here. */
function settingsToExamine(): NodeJS.Dict<string> {
  const inProduction = process.env.NODE_ENV === 'production' || Boolean(process.env.VERCEL);
  const settings = readSettings(inProduction ? 'production' : 'development');
  const running = settings.STRIPE_SECRET_KEY ? undefined : variablesOfRunningApp();
  if (!running) return settings;
  console.log(`\nSTRIPE_SECRET_KEY is not set: this is about the app that runs at ${running.APP_URL}.`);
  return { ...settings, ...running };
}

void runCommand(async () => {
  const findings = await examineEnvironment(settingsToExamine());
  const isReady = findings.every(({ level }) => level !== 'error');
  const sum = `${counted(findings, 'error')}, ${counted(findings, 'warning')}`;
  console.log(`\n${findings.map(lines).join('\n')}\n`);
  console.log(`${isReady ? 'A pilot can onboard' : 'A pilot can’t onboard yet'}: ${sum}.\n`);
  return isReady ? 0 : 1;
});
