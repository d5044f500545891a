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

/**
 * Without comments, and what means nothing: not the blanks before a colon, where one may stand for "within". A page has the
 * style once more in a JSON string, which would escape each double quote.
 * @param {string} css
 */
function withoutBlanks(css) {
  return css
    .replaceAll(/\/\*.*?\*\//gs, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([{};]) ?/g, '$1')
    .replaceAll(/([:,]) /g, '$1')
    .replaceAll(';}', '}')
    .replaceAll('"', "'")
    .replaceAll(/\b0(?=\.\d)/g, '');
}
