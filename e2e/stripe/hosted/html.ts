import type { Field, Screen } from './screen';

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => escapes[character] ?? '');
}

/** `style` is beside that of all pages. */
export function page(title: string, content: string, style = ''): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>${escaped(title)} – Stripe (local)</title>
<style>
  :root { color-scheme: light dark; font: 100%/1.5 system-ui, sans-serif; }
  a { color: inherit; }
  body { margin: 0 auto; max-width: 30rem; padding: 1rem 1.25rem 3rem; }
  header { padding: .5rem .75rem; border: 1px dashed; border-radius: .5rem; font-size: .875rem; }
  label, .hint, .wrong { display: block; }
  label { margin-top: 1rem; font-weight: 600; }
  .hint { font-size: .875rem; }
  .wrong { color: #b3093c; color: light-dark(#b3093c, #ff9cb0); font-weight: 600; }
  input, select, button { box-sizing: border-box; width: 100%; min-height: 2.75rem; font: inherit; padding: .4rem .6rem; }
  button { margin-top: 1rem; }
  button.main { background: #0b57d0; color: #fff; border: 0; border-radius: .5rem; font-weight: 600; }${style}
</style>
</head>
<body>
<header>A local stand-in for Stripe’s page, in test mode. Nothing here leaves this computer.</header>
<main>${content}</main>
</body>
</html>`;
}

type Filled = { values: Record<string, string>; wrong: Record<string, string> };

function input(field: Field, { values, wrong }: Filled): string {
  const { name, label, hint, options, type = 'text' } = field;
  const value = values[name] ?? '';
  const id = escaped(name.replaceAll('.', '-'));
  const notes = [
    { kind: 'wrong', text: wrong[name] },
    { kind: 'hint', text: hint },
  ].filter(({ text }) => text);
  const describing = notes.map(({ kind }) => `${id}-${kind}`).join(' ');
  const attributes = `id="${id}" name="${escaped(name)}"${describing && ` aria-describedby="${describing}"`}`;
  const spans = notes.map(
    ({ kind, text = '' }) => `<span class="${kind}" id="${id}-${kind}">${escaped(text)}</span>`,
  );
  const control = options
    ? `<select ${attributes}>${options
        .map(
          (option) =>
            `<option value="${escaped(option.value)}"${option.value === value ? ' selected' : ''}>${escaped(option.label)}</option>`,
        )
        .join('')}</select>`
    : `<input ${attributes} type="${type}" value="${escaped(value)}" autocomplete="off">`;
  return `<label for="${id}">${escaped(label)}</label>${spans.join('')}${control}`;
}

/** `filled` is what was typed before, and what is wrong with it. */
export function screenPage(screen: Screen, fields: readonly Field[], filled: Filled): string {
  const inputs = fields.map((field) => input(field, filled)).join('\n');
  const testButton = fields.length > 0 ? '<button name="action" value="test">Use test values</button>' : '';
  const main = screen.name === 'review' ? 'Agree and submit' : 'Continue';
  return page(
    screen.title,
    `<h1>${escaped(screen.title)}</h1><p>${escaped(screen.text)}</p>
<form method="post">
${inputs}
<button class="main" name="action" value="continue">${main}</button>
${testButton}
<button name="action" value="later">Save for later</button>
</form>`,
  );
}

export function pageNotFound(): string {
  return page('Page not found', '<h1>Page not found</h1><p>This link is not valid.</p>');
}
