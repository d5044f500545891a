import settings from '../package.json' with { type: 'json' };

/** What `npm start` gives to Node, in the folder of package.json: read there, so that what is tested is what is deployed. */
export const START: readonly string[] = settings.scripts.start.replace(/^exec node /, '').split(' ');

/** What makes Node end where the process that started it is gone, however it went. */
export const END_WITH_PARENT: readonly string[] = [
  '--import',
  new URL('end-with-parent.mjs', import.meta.url).href,
];
