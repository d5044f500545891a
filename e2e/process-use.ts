import { readdirSync, readFileSync } from 'node:fs';

/** A process's memory, in MB, and its open files. */
export type Use = Readonly<{ megabytes: number; files: number }>;

/** Undefined where the system does not tell, and once the process has ended. */
export function usedBy(pid: number | undefined): Use | undefined {
  try {
    const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    const files = readdirSync(`/proc/${pid}/fd`).length;
    return kilobytes === undefined ? undefined : { megabytes: Number(kilobytes) / 1024, files };
  } catch {
    return undefined;
  }
}
