import { createElement, useState } from 'react';
import { createRoot } from 'react-dom/client';

/** As the quickstart's first page is: drawn by its script, and so is what a press does. */
function Home() {
  const [isPending, setPending] = useState(false);
  const press = async () => {
    setPending(true);
    await fetch('/account', { method: 'POST' });
  };
  return createElement(
    'main',
    null,
    createElement('h2', null, 'Get ready for take off'),
    createElement('button', { type: 'button', onClick: press }, 'Create an account!'),
    isPending && createElement('p', null, 'Creating a connected account...'),
  );
}

const root = document.getElementById('root');
if (root) createRoot(root).render(createElement(Home));
