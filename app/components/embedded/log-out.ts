/** What signs out of Stripe's components that are shown on this page. */
type Instance = Readonly<{ logout: () => Promise<unknown> }>;

const shown = new Set<Instance>();

/** How long signing out of the app may wait for Stripe, in ms. */
const PATIENCE = 3_000;

/**
 * Has the session of what is shown, and whoever is signed in to Stripe there, end when the pilot signs out of the app. To
 * be called once something of it is shown: before, signing out has nothing to end, and would wait for what may never load.
 */
export function logOutWithPilot(instance: Instance): void {
  if (shown.size === 0) document.addEventListener('submit', beforeSignOut);
  shown.add(instance);
}

async function beforeSignOut(event: SubmitEvent): Promise<void> {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.getAttribute('action') !== '/api/sign_out') return;
  event.preventDefault();
  // One press is enough: the next one would only wait again.
  for (const button of form.querySelectorAll('button')) button.disabled = true;
  const all = Promise.allSettled([...shown].map((instance) => instance.logout()));
  await Promise.race([all, new Promise((resolve) => window.setTimeout(resolve, PATIENCE))]);
  form.submit();
}
