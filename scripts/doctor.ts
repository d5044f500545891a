import { examineEnvironment, type Finding } from '../lib/doctor/doctor';
import { readSettings } from './tools/environment';
import { runCommand } from './tools/run-command';

const marks = { ok: '✓ fine   ', warning: '! warning', error: '✗ error  ' } as const;

function lines({ check, level, says, todo }: Finding): string {
  const indent = ' '.repeat(marks.ok.length + 2);
  return [`${marks[level]}  ${check}: ${says}`, ...(todo ? [`${indent}→ ${todo}`] : [])].join('\n');
}

function counted(findings: readonly Finding[], level: Finding['level']): string {
  const count = findings.filter((finding) => finding.level === level).length;
  return `${count} ${level}${count === 1 ? '' : 's'}`;
}

void runCommand(async () => {
  const inProduction = process.env.NODE_ENV === 'production' || Boolean(process.env.VERCEL);
  const findings = await examineEnvironment(readSettings(inProduction ? 'production' : 'development'));
  const isReady = findings.every(({ level }) => level !== 'error');
  const sum = `${counted(findings, 'error')}, ${counted(findings, 'warning')}`;
  console.log(`\n${findings.map(lines).join('\n')}\n`);
  console.log(`${isReady ? 'A pilot can onboard' : 'A pilot can’t onboard yet'}: ${sum}.\n`);
  return isReady ? 0 : 1;
});
