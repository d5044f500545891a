/** In ms: who waits longer is told so. */
const PATIENCE = 15_000;

/** Rejected with where Connect.js may still come, but has taken too long. */
export class TooLateError extends Error {}

/** The script in the page, on its way or there. */
let coming: Promise<void> | undefined;

/**
 * Loads Connect.js, once. The package's own loader waits for ever for a script that was blocked, and never tries again:
 * it finds this one in place. Rejects where the script can't be loaded, or is another, and the next call tries anew; with
 * a TooLateError where it takes too long, and the next call waits for the same.
 */
export function loadConnectJs(address: string): Promise<void> {
  coming ??= inject(address).catch((error: unknown) => {
    coming = undefined;
    throw error;
  });
  return inTime(coming);
}

function inject(address: string): Promise<void> {
  const script = document.createElement('script');
  return new Promise<void>((resolve, reject) => {
    script.onload = () => (isThere() ? resolve() : reject(new Error('what came is not Connect.js')));
    script.onerror = () => reject(new Error('Connect.js could not be loaded'));
    script.src = address;
    document.head.append(script);
  }).catch((error: unknown) => {
    script.remove();
    throw error;
  });
}

function inTime(loading: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = window.setTimeout(
      () => reject(new TooLateError('Connect.js did not come in time')),
      PATIENCE,
    );
    loading.then(resolve, reject).finally(() => window.clearTimeout(timer));
  });
}

function isThere(): boolean {
  const known: unknown = Reflect.get(window, 'StripeConnect');
  return typeof known === 'object' && known !== null && typeof Reflect.get(known, 'init') === 'function';
}
