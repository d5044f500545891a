/**
 * Says what `work` is doing while it does it, on a terminal with the seconds so far, and at its end how many it took.
 *
 * @template Result
 * @param {string} doing such as "Building the app"
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function withElapsed(doing, work) {
  const { stdout } = process;
  const began = performance.now();
  const elapsed = () => `${Math.round((performance.now() - began) / 1000)} s`;
  const show = () => stdout.write(`\r${doing}… ${elapsed()}`);
  const showing = stdout.isTTY ? setInterval(show, 1000) : undefined;
  stdout.write(stdout.isTTY ? `${doing}…` : `${doing}…\n`);
  try {
    return await work();
  } finally {
    clearInterval(showing);
    stdout.write(stdout.isTTY ? `\r${doing}… ${elapsed()}\n` : `${doing}: ${elapsed()}\n`);
  }
}
