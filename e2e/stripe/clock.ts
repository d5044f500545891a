/** The local Stripe's time, which a test can move forward. */
export class Clock {
  #ahead = 0;

  /** Unix time in whole seconds, as Stripe writes it. */
  get now(): number {
    return Math.floor(Date.now() / 1000) + this.#ahead;
  }

  /** By how much it is ahead of this computer's, in seconds. */
  get ahead(): number {
    return this.#ahead;
  }

  advance(seconds: number): void {
    this.#ahead += seconds;
  }

  reset(): void {
    this.#ahead = 0;
  }
}
