/** Runs once, before the first request: a server that can't work says why and does not start. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { letPagesAnswer } = await import('./app/http/let-pages-answer');
  letPagesAnswer();
  const { startUp } = await import('./lib/startup');
  await startUp();
}
