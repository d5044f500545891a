import { z } from 'zod';

const Created = z.object({ account: z.string() });

/** A pilot without a browser. */
export type Pilot = { cookie: string; account: string };

/** The session of a browser that sees a page of the app at `url` for the first time. */
export async function firstLook(url: string): Promise<string> {
  const page = await fetch(url);
  await page.text();
  const cookie = page.headers.get('set-cookie')?.split(';')[0];
  if (cookie === undefined) throw new Error(`${url} gave no session: ${page.status}`);
  return cookie;
}

/** Opens an account as a new pilot of the app at `url`. */
export async function openAccount(url: string): Promise<Pilot> {
  const cookie = await firstLook(url);
  const answer = await fetch(`${url}/api/account`, { method: 'POST', headers: { cookie } });
  return { cookie, ...Created.parse(await answer.json()) };
}
