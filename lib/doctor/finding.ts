export type Finding = Readonly<{
  check: string;
  /** An error keeps pilots from onboarding; a warning is something to know before real people come. */
  level: 'ok' | 'warning' | 'error';
  says: string;
  todo?: string;
}>;

export function findingsOf(check: string) {
  return {
    ok: (says: string): Finding => ({ check, level: 'ok', says }),
    warning: (says: string, todo: string): Finding => ({ check, level: 'warning', says, todo }),
    error: (says: string, todo: string): Finding => ({ check, level: 'error', says, todo }),
  };
}
