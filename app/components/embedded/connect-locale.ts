/** A browser's language as Connect.js takes it, with its country, or for Chinese its script; undefined for what is none. */
export function connectLocale(tag: string): string | undefined {
  const { language, script, region } = localeOf(tag)?.maximize() ?? {};
  if (!language) return undefined;
  if (language === 'no') return 'nb-NO';
  if (language !== 'zh') return [language, region].filter(Boolean).join('-');
  return script === 'Hans' ? 'zh-Hans' : `zh-Hant-${region}`;
}

function localeOf(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag);
  } catch {
    return undefined;
  }
}
