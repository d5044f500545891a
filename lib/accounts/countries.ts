import type Stripe from 'stripe';
import { z } from 'zod';
import { AppError, asAppError } from '../errors';
import { log } from '../log';
import type { Capabilities, Choices, Requested } from '../platform/choices';
import { isInRegion, requestedFor } from '../platform/regions';
import { ask } from '../stripe';
import { Word } from './answers';

const PlatformAccount = z.object({ country: Word.nullish() });
const CountrySpecs = z.object({
  data: z.array(z.object({ id: Word, supported_transfer_countries: z.array(Word) })),
});

/** How long, in ms, what Stripe told is believed, and its not telling. */
const KNOWN_FOR = 60 * 60 * 1000;
const UNKNOWN_FOR = 60 * 1000;

/** A press waits for it, in ms. */
const WITHIN = 3_000;

/** The platform's own country, and to which countries money goes from each in which Stripe has accounts. */
type Facts = Readonly<{
  platform: string | undefined;
  transfers: ReadonlyMap<string, readonly string[]> | undefined;
}>;

/** What Stripe says of an account there; `unknown` where the key may not read it, or Stripe can't be asked. */
export type Service = 'served' | 'not_served' | 'unknown';

/** Where this platform may have accounts, and what they ask for there. Stripe is asked once an hour, and where it matters. */
export class Countries {
  #facts: Promise<Facts> | undefined;
  #until = 0;

  constructor(
    private readonly stripe: Stripe,
    private readonly configured: Readonly<{ country: string; capabilities: Capabilities }>,
  ) {}

  /** What an account in that country asks for. Throws `country_not_served` where Stripe says that there can be none. */
  async requestedIn(country: string, choices: Choices): Promise<Requested> {
    if ((await this.serviceIn(country, choices)) === 'not_served')
      throw new AppError('country_not_served', `this platform can have no such accounts in ${country}`);
    return requestedFor(choices, country, await this.platformCountry(choices), this.configured.capabilities);
  }

  async serviceIn(country: string, { charges }: Choices): Promise<Service> {
    const { platform = this.configured.country, transfers } = await this.#known(country, charges);
    if (!transfers) return country === this.configured.country ? 'served' : 'unknown';
    const hasAccounts = transfers.has(country);
    if (charges === 'direct' || isInRegion(country, platform)) return hasAccounts ? 'served' : 'not_served';
    return transfers.get(platform)?.includes(country) ? 'served' : 'not_served';
  }

  /** As Stripe has it, or else as it is configured. */
  async platformCountry({ charges }: Choices): Promise<string> {
    const { platform } = await this.#known(undefined, charges);
    return platform ?? this.configured.country;
  }

  /** A pilot's own account in the platform's country needs none of it. */
  async #known(country: string | undefined, charges: Choices['charges']): Promise<Facts> {
    if (charges === 'direct' && (country ?? this.configured.country) === this.configured.country)
      return { platform: undefined, transfers: undefined };
    if (!this.#facts || Date.now() > this.#until) {
      this.#until = Date.now() + KNOWN_FOR;
      this.#facts = this.#ask();
    }
    return this.#facts;
  }

  async #ask(): Promise<Facts> {
    const [platform, specs] = await Promise.all([
      this.#told(PlatformAccount, (options) => this.stripe.accounts.retrieveCurrent({}, options)),
      this.#told(CountrySpecs, (options) => this.stripe.countrySpecs.list({ limit: 100 }, options)),
    ]);
    return {
      platform: platform?.country ?? undefined,
      transfers: specs && new Map(specs.data.map((spec) => [spec.id, spec.supported_transfer_countries])),
    };
  }

  async #told<Read>(
    schema: z.ZodType<Read>,
    call: (options: Stripe.RequestOptions) => Promise<unknown>,
  ): Promise<Read | undefined> {
    try {
      return await ask(schema, call, WITHIN);
    } catch (error) {
      const { code, message } = asAppError(error);
      log('error', 'countries_unknown', { code, reason: message });
      this.#until = Date.now() + UNKNOWN_FOR;
      return undefined;
    }
  }
}
