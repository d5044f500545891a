/** Tells in how many ms this process could run: where a busy machine stops it for a while, this stops too. */
export function stopwatch(): () => number {
  const TICK = 100;
  let ms = 0;
  const ticking = setInterval(() => {
    ms += TICK;
  }, TICK);
  return () => {
    clearInterval(ticking);
    return ms;
  };
}
