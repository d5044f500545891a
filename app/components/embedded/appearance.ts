import type { AppearanceOptions } from '@stripe/connect-js/pure';

/** Stripe's components in the colors that our page has at the moment: its own, the platform's, light or dark. */
export function appearanceNow(): AppearanceOptions {
  const style = getComputedStyle(document.documentElement);
  const color = (name: string) => style.getPropertyValue(name).trim();
  const [panel, text, quiet, line] = [color('--panel'), color('--text'), color('--quiet'), color('--line')];
  return {
    overlays: 'dialog',
    variables: {
      // Links and words in the platform's color could be hard to read; what it fills carries a color that is not.
      colorPrimary: text,
      colorBackground: panel,
      colorText: text,
      colorSecondaryText: quiet,
      colorBorder: line,
      colorDanger: color('--bad'),
      buttonPrimaryColorBackground: color('--accent'),
      buttonPrimaryColorBorder: color('--accent'),
      buttonPrimaryColorText: color('--on-accent'),
      buttonSecondaryColorBackground: panel,
      buttonSecondaryColorBorder: line,
      buttonSecondaryColorText: text,
      actionPrimaryColorText: text,
      actionSecondaryColorText: quiet,
      offsetBackgroundColor: color('--ground'),
      formBackgroundColor: panel,
      formHighlightColorBorder: text,
      formAccentColor: text,
      badgeNeutralColorBackground: color('--ground'),
      badgeNeutralColorText: quiet,
      badgeNeutralColorBorder: line,
      borderRadius: '12px',
      fontSizeBase: '16px',
      spacingUnit: '10px',
    },
  };
}

/** Calls `changed` whenever the page goes from light to dark or back, until the function that it gives is called. */
export function onScheme(changed: () => void): () => void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', changed);
  return () => dark.removeEventListener('change', changed);
}
