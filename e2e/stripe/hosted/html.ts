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

/** What a page in a component's frame tells the platform's page that it stands in. */
export type Says = Readonly<{ type: string }> & Readonly<Record<string, unknown>>;

type Options = {
  /** Beside that of all pages. */
  style?: string;
  /** Of a page in a component's frame. */
  says?: Says | undefined;
};

/** In a frame a page has the room that the platform gives it. */
const IN_A_FRAME = `
  body { max-width: none; padding: 0; }
  header { padding: .25rem .5rem; font-size: .75rem; }
  h1 { margin: .75rem 0 .5rem; font-size: 1.25rem; }
  dl { display: grid; grid-template-columns: auto 1fr; gap: .25rem 1rem; margin: .75rem 0; overflow-wrap: anywhere; }
  dd { margin: 0; }`;

export function page(title: string, content: string, { style = '', says }: Options = {}): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>${escaped(title)} – Stripe (local)</title>
<style>
  :root { color-scheme: light dark; font: 100%/1.5 system-ui, sans-serif; background: var(--ground); color: var(--text); }
  a { color: inherit; }
  body { margin: 0 auto; max-width: 30rem; padding: 1rem 1.25rem 3rem; }
  header { padding: .5rem .75rem; border: 1px dashed; border-radius: .5rem; font-size: .875rem; }
  label, .hint, .wrong { display: block; }
  label { margin-top: 1rem; font-weight: 600; }
  .hint { font-size: .875rem; }
  .wrong { color: #b3093c; color: light-dark(#b3093c, #ff9cb0); font-weight: 600; }
  input, select, button { box-sizing: border-box; width: 100%; min-height: 2.75rem; font: inherit; padding: .4rem .6rem; }
  button { margin-top: 1rem; }
  button.main { background: var(--accent, #0b57d0); color: var(--on-accent, #fff); border: 0; border-radius: .5rem; font-weight: 600; }${says ? IN_A_FRAME : ''}${style}
</style>
</head>
<body>
<header>A local stand-in for Stripe’s page, in test mode. Nothing here leaves this computer.</header>
<main>${content}</main>${says ? `\n<script src="/connect/frame.js" data-says="${escaped(JSON.stringify(says))}"></script>` : ''}
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

/** `filled` is what was typed before, and what is wrong with it; in a component's frame it `says` where the pilot is. */
export function screenPage(screen: Screen, fields: readonly Field[], filled: Filled, says?: Says): string {
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
    { says },
  );
}

export function pageNotFound(): string {
  return page('Page not found', '<h1>Page not found</h1><p>This link is not valid.</p>');
}
