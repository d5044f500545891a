/**
 * Throws unless the app at `url` has a test key, before anything opens an account there: /setup is shown with a test
 * key only.
 */
export async function expectTestKey(url: string): Promise<void> {
  const setup = new URL('/setup', url);
  const answer = await fetch(setup).catch((error: unknown) => {
    throw new Error(`${url} can’t be reached: ${error instanceof Error ? error.message : error}`);
  });
  const isShown = answer.status === 200 && (await answer.text()).includes('<title>Set up your platform');
  if (!isShown)
    throw new Error(
      `${setup} is not shown (${answer.status}), and so that app has a live key, or is another one: these tests open accounts, and only try an app with a test key.`,
    );
}

/** Before the smoke set. */
export default function onlyTestMode(): Promise<void> {
  return expectTestKey(process.env.E2E_BASE_URL ?? '');
}
