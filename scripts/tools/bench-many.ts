import type { App } from '../../e2e/app';
import { openAccount } from '../../e2e/pilot';
import type { LocalStripe } from '../../e2e/stripe/server';
import { MANY } from './many-accounts';
import { median } from './median';
import { withTestApp } from './test-app';

const PILOTS = 10;
const ROUNDS = 4;
const OPS_VISITS = 20;
const OPS_TOKEN = 'the-token-of-the-benchmark';

const number = new Intl.NumberFormat('en');

type Pilot = Readonly<{ app: App; account: string; cookie: string }>;
type Times = { home: number[]; returned: number[] };

async function openAccounts(app: App, stripe: LocalStripe): Promise<Pilot[]> {
  const pilots: Pilot[] = [];
  for (let nth = 0; nth < PILOTS; nth += 1) {
    stripe.state.creations.clear();
    pilots.push({ app, ...(await openAccount(app.url)) });
  }
  return pilots;
}

/** Gives in how many ms a page was there, whole. */
async function timed(url: string, headers: Record<string, string>): Promise<number> {
  const began = performance.now();
  const answer = await fetch(url, { headers });
  await answer.text();
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`);
  return performance.now() - began;
}

/** A pilot's way to Stripe and back, as they go it: after a link the page that they return to asks Stripe. */
async function visit({ app, account, cookie }: Pilot, times: Times): Promise<void> {
  times.home.push(await timed(app.url, { cookie }));
  const pressed = await fetch(`${app.url}/api/account_link`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ account }),
  });
  await pressed.text();
  times.returned.push(await timed(`${app.url}/return/${account}`, { cookie }));
}

async function benchPilots(few: readonly Pilot[], many: readonly Pilot[]): Promise<void> {
  const [ofFew, ofMany]: [Times, Times] = [
    { home: [], returned: [] },
    { home: [], returned: [] },
  ];
  // By turns, so that whatever else the machine does strikes both alike; the first round only warms up.
  for (let round = 0; round <= ROUNDS; round += 1)
    for (let nth = 0; nth < PILOTS; nth += 1)
      for (const [pilots, times] of [[few, ofFew] as const, [many, ofMany] as const]) {
        const pilot = pilots[nth];
        if (pilot) await visit(pilot, round === 0 ? { home: [], returned: [] } : times);
      }
  const inMs = (one: number[], other: number[]) =>
    `${median(one).toFixed(1)} ms, ${median(other).toFixed(1)} ms`;
  console.log(
    `A pilot's pages with ${PILOTS} accounts in the store, and with ${number.format(MANY)}: medians of ${PILOTS * ROUNDS}`,
  );
  console.log(`  the first page     ${inMs(ofFew.home, ofMany.home)}`);
  console.log(`  back from Stripe   ${inMs(ofFew.returned, ofMany.returned)}`);
}

async function benchOps(app: App, account: string): Promise<void> {
  const headers = { authorization: `Basic ${Buffer.from(`ops:${OPS_TOKEN}`).toString('base64')}` };
  console.log(
    `The pages of /ops with ${number.format(MANY)} accounts: medians of ${OPS_VISITS} (the aim: under 300 ms)`,
  );
  for (const path of ['/ops', '/ops?standing=ready', `/ops/${account}`]) {
    const times: number[] = [];
    for (let visits = 0; visits <= OPS_VISITS; visits += 1)
      times.push(await timed(`${app.url}${path}`, headers));
    console.log(`  ${path.padEnd(30)} ${median(times.slice(1)).toFixed(0)} ms`);
  }
  const exported = await timed(`${app.url}/ops/accounts.csv`, headers);
  console.log(`All of them as CSV: ${(exported / 1000).toFixed(1)} s`);
}

/** Prints what many accounts in the store at `stores.many` cost its pilots, beside the empty one, and the platform's people. */
export async function benchMany(stores: Readonly<{ few: string; many: string }>): Promise<void> {
  await withTestApp({ DATABASE_URL: stores.few }, (fewApp, fewStripe) =>
    withTestApp({ DATABASE_URL: stores.many, OPS_TOKEN }, async (manyApp, manyStripe) => {
      const few = await openAccounts(fewApp, fewStripe);
      const many = await openAccounts(manyApp, manyStripe);
      await benchPilots(few, many);
      await benchOps(manyApp, many[0]?.account ?? '');
    }),
  );
}
