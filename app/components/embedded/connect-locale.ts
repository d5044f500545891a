/** A browser's language as Connect.js takes it: with its country, or for Chinese with its script. */
export function connectLocale(language: string): string {
  const { language: tongue, script, region } = new Intl.Locale(language).maximize();
  if (tongue !== 'zh') return [tongue, region].filter(Boolean).join('-');
  return script === 'Hans' ? 'zh-Hans' : `zh-Hant-${region}`;
}
