// Runs in a hidden frame of each instance: it alone talks to the server for what stands in the platform's page.
(() => {
  /**
   * @param {string} path
   * @param {Record<string, string>} asked
   */
  async function ask(path, asked) {
    try {
      const answer = await fetch(path, { method: 'POST', body: new URLSearchParams(asked) });
      if (answer.status === 429)
        return { error: { type: 'rate_limit_error', message: 'Too many requests.' } };
      if (answer.status >= 500) return { error: { type: 'api_error', message: 'Stripe has failed.' } };
      return await answer.json();
    } catch {
      return { error: { type: 'api_connection_error', message: 'Stripe could not be reached.' } };
    }
  }

  addEventListener('message', async ({ source, data, ports: [port] }) => {
    if (source !== parent || !port) return;
    if ('claim' in data) port.postMessage(await ask('/connect/claim', data.claim));
    if ('logout' in data) port.postMessage(await ask('/connect/logout', { token: data.logout }));
  });
  parent.postMessage({ type: 'ready' }, '*');
})();
