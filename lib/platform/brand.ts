import { contrast, textOn } from '../color';

/** What the platform's color stands on, as app/theme.css has it: the page, and what is raised from it. */
export const grounds = {
  light: ['#f6f8fb', '#ffffff'],
  dark: ['#10141d', '#1a2030'],
} as const;
export type Scheme = keyof typeof grounds;

/** WCAG's least contrast of a control with what it stands on. */
const VISIBLE = 3;

/** Whether a surface in a `#rrggbb` color is seen without a border. */
export function isSeen(color: string, scheme: Scheme): boolean {
  return grounds[scheme].every((ground) => contrast(color, ground) >= VISIBLE);
}

/** The style of a platform's color: what reads best on it, and a border where it can't be seen by itself. */
export function brandStyle(color: string): string {
  const edge = (scheme: Scheme) => `--edge:${isSeen(color, scheme) ? 'transparent' : 'var(--quiet)'}`;
  return `:root{--accent:${color};--on-accent:${textOn(color)};${edge('light')}}@media (prefers-color-scheme:dark){:root{${edge('dark')}}}`;
}
