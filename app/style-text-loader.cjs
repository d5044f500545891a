const { readFileSync } = require('node:fs');
const { join } = require('node:path');

/**
 * Gives the text of the style sheets that a list names, a line each: a page carries it in itself, and Next's own way
 * of importing a `.css` makes a file of it.
 * @this {{ context: string, addDependency(file: string): void }} @param {string} list
 */
module.exports = function (list) {
  const files = list
    .trim()
    .split('\n')
    .map((name) => join(this.context, name));
  for (const file of files) this.addDependency(file);
  const css = files.map((file) => readFileSync(file, 'utf8')).join('');
  return `export default ${JSON.stringify(withoutBlanks(css))};`;
};

/** Without comments, and the blanks that mean nothing: not those before a colon, where one may stand for "within". @param {string} css */
function withoutBlanks(css) {
  return css
    .replaceAll(/\/\*.*?\*\//gs, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([{};]) ?/g, '$1')
    .replaceAll(/([:,]) /g, '$1');
}
