import settings from '../package.json' with { type: 'json' };

/** What `npm start` gives to Node, in the folder of package.json: read there, so that what is tested is what is deployed. */
export const START: readonly string[] = settings.scripts.start.replace(/^exec node /, '').split(' ');
