import { type App, TEST_KEY } from '../../e2e/app';
import { openAccount } from '../../e2e/pilot';
import type { LocalStripe } from '../../e2e/stripe/server';
import { median } from './median';

const REQUESTS = 200;
const WARM_UP = 100;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Prints what the app adds to the time that Stripe takes for an account link. */
export async function benchLinks(app: App, stripe: LocalStripe): Promise<void> {
  const { account, cookie } = await openAccount(app.url);
  const press = () =>
    fetch(`${app.url}/api/account_link`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ account }),
    }).then((answer) => answer.json());
  const straight = () =>
    fetch(`${stripe.url}/v1/account_links`, {
      method: 'POST',
      headers: { authorization: `Bearer ${TEST_KEY}` },
      body: new URLSearchParams({
        account,
        type: 'account_onboarding',
        return_url: app.url,
        refresh_url: app.url,
      }),
    }).then((answer) => answer.json());
  const ours: number[] = [];
  const stripes: number[] = [];
  // By turns, so that whatever else the machine does strikes both alike.
  for (let time = 0; time < WARM_UP + REQUESTS; time += 1) {
    const [pressed, asked] = [await timed(press), await timed(straight)];
    if (time < WARM_UP) continue;
    ours.push(pressed);
    stripes.push(asked);
  }
  const added = median(ours) - median(stripes);
  console.log(`An account link, median of ${REQUESTS}`);
  console.log(
    `  through the app ${median(ours).toFixed(1)} ms, straight from Stripe ${median(stripes).toFixed(1)} ms`,
  );
  console.log(`  the app adds ${added.toFixed(1)} ms (the aim: under 5)`);
}
