// Runs on each page in a component's frame: tells the platform's page what happens, and looks as that one wants.
(() => {
  const { currentScript } = document;
  if (parent === window || !(currentScript instanceof HTMLScriptElement)) return;

  /** @param {unknown} message */
  const tell = (message) => parent.postMessage(message, '*');

  /** Which of the platform's variables is which of this page's colors. */
  const names = {
    colorBackground: '--ground',
    colorText: '--text',
    colorBorder: '--line',
    buttonPrimaryColorBackground: '--accent',
    buttonPrimaryColorText: '--on-accent',
    colorDanger: '--bad',
  };

  /** @param {{ variables: Record<string, string>, locale: string }} look */
  function put({ variables, locale }) {
    const { style, dataset } = document.documentElement;
    for (const [name, color] of Object.entries(names)) style.setProperty(color, variables[name] ?? '');
    dataset.locale = locale;
  }

  // A frame's name outlives the page in it.
  if (window.name) put(JSON.parse(window.name));

  addEventListener('message', ({ source, data }) => {
    if (source !== parent) return;
    if ('look' in data) {
      window.name = JSON.stringify(data.look);
      put(data.look);
    }
    if (!('open' in data)) return;
    const form = document.createElement('form');
    form.method = 'post';
    form.action = '/connect/open';
    for (const [name, value] of Object.entries(data.open)) {
      const input = document.createElement('input');
      Object.assign(input, { type: 'hidden', name, value });
      form.append(input);
    }
    document.body.append(form);
    form.submit();
  });

  const { says = '' } = currentScript.dataset;
  if (says) tell(JSON.parse(says));
  const { body, documentElement } = document;
  new ResizeObserver(() => tell({ type: 'height', height: documentElement.offsetHeight })).observe(body);

  // Stripe signs pilots in in a window of its own.
  const button = document.getElementById('sign-in');
  button?.addEventListener('click', () => {
    const opened = open(button.dataset.window, '_blank', 'popup,width=480,height=720');
    const blocked = document.getElementById('blocked');
    if (blocked && !opened) blocked.textContent = 'Your browser has blocked the window.';
    addEventListener('message', ({ source, data }) => {
      if (source === opened && data.type === 'signed-in') tell(data);
    });
  });
})();
