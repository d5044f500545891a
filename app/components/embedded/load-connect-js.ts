/** In ms: who waits longer for a script waits for one that does not come. */
const PATIENCE = 15_000;

let loading: Promise<void> | undefined;

/**
 * Loads Connect.js, once. The package's own loader waits for ever for a script that was blocked, and never tries again:
 * it finds this one in place. Rejects where the script does not come, or is another; the next call tries anew.
 */
export function loadConnectJs(address: string): Promise<void> {
  loading ??= inject(address).catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

function inject(address: string): Promise<void> {
  if (isThere()) return Promise.resolve();
  const script = document.createElement('script');
  return new Promise<void>((resolve, reject) => {
    const timer = window.setTimeout(() => reject(new Error('Connect.js did not come in time')), PATIENCE);
    script.onload = () => (isThere() ? resolve() : reject(new Error('what came is not Connect.js')));
    script.onerror = () => reject(new Error('Connect.js could not be loaded'));
    script.src = address;
    document.head.append(script);
    script.addEventListener('load', () => window.clearTimeout(timer));
    script.addEventListener('error', () => window.clearTimeout(timer));
  }).catch((error: unknown) => {
    script.remove();
    throw error;
  });
}

function isThere(): boolean {
  const known: unknown = Reflect.get(window, 'StripeConnect');
  return typeof known === 'object' && known !== null && typeof Reflect.get(known, 'init') === 'function';
}
