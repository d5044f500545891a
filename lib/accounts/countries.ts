import type Stripe from 'stripe';
import { z } from 'zod';
import { AppError, asAppError } from '../errors';
import { log } from '../log';
import { needsTokens } from '../platform/account-tokens';
import type { AccountSetup, Capabilities, Choices, Requested } from '../platform/choices';
import { isInRegion, requestedFor } from '../platform/regions';
import { ask } from '../stripe';
import { Word } from './answers';

const PlatformAccount = z
  .object({ country: Word.nullish() })
  .transform(({ country }) => country ?? undefined);

/** To which countries money can be transferred, from each in which Stripe has accounts. */
const CountrySpecs = z
  .object({
    data: z.array(z.object({ id: Word, supported_transfer_countries: z.array(Word) })),
    has_more: z.boolean(),
  })
  .transform(({ data, has_more }) =>
    // Of a part nothing follows about the rest.
    has_more ? undefined : new Map(data.map((spec) => [spec.id, spec.supported_transfer_countries])),
  );

/** How long, in ms, what Stripe told is believed, and its not telling; and how long a press waits for it. */
const KNOWN_FOR = 60 * 60 * 1000;
const UNKNOWN_FOR = 60 * 1000;
const WITHIN = 3_000;

/** What Stripe says of an account there; `unknown` where the key may not read it, or Stripe can't be asked. */
export type Service = 'served' | 'not_served' | 'unknown';

/** Where this platform may have accounts, and what they ask for there. Stripe is asked once an hour, and where it matters. */
export class Countries {
  readonly #platform: () => Promise<string | undefined>;
  readonly #transfers: () => Promise<ReadonlyMap<string, readonly string[]> | undefined>;

  constructor(
    stripe: Stripe,
    private readonly configured: Readonly<{
      country: string;
      capabilities: Capabilities;
      /** Whether it may be in France: then Stripe is asked. */
      mayBeFrench?: boolean;
    }>,
  ) {
    this.#platform = remembered(PlatformAccount, (options) => stripe.accounts.retrieveCurrent({}, options));
    this.#transfers = remembered(CountrySpecs, (options) =>
      stripe.countrySpecs.list({ limit: 100 }, options),
    );
  }

  /** Whether accounts with this setup are opened, and who they are is changed, by tokens that the pilot's own browser makes. */
  async needTokens(setup: AccountSetup): Promise<boolean> {
    const { mayBeFrench, capabilities } = this.configured;
    if (!mayBeFrench || !needsTokens(setup, capabilities)) return false;
    return (await this.platformCountry()) === 'FR';
  }

  /** What an account in that country asks for. Throws `country_not_served` where Stripe says that there can be none. */
  async requestedIn(country: string, choices: Choices): Promise<Requested> {
    // Of accounts as most platforms have them Stripe need not be asked: it refuses them itself.
    if (choices.charges === 'direct' && country === this.configured.country) return 'both';
    const [service, platform] = await Promise.all([this.serviceIn(country, choices), this.platformCountry()]);
    if (service === 'not_served')
      throw new AppError('country_not_served', `this platform can have no such accounts in ${country}`);
    return requestedFor(choices, country, platform, this.configured.capabilities);
  }

  async serviceIn(country: string, { charges }: Choices): Promise<Service> {
    const [platform, transfers] = await Promise.all([this.platformCountry(), this.#transfers()]);
    if (!transfers) return country === this.configured.country ? 'served' : 'unknown';
    if (charges === 'direct' || isInRegion(country, platform))
      return transfers.has(country) ? 'served' : 'not_served';
    const reached = transfers.get(platform);
    if (!reached) return 'unknown';
    return reached.includes(country) ? 'served' : 'not_served';
  }

  /** The platform's own country as Stripe has it, or else as accounts are configured. */
  async platformCountry(): Promise<string> {
    return (await this.#platform()) ?? this.configured.country;
  }
}

/** What Stripe told once, for as long as that is believed; undefined where it does not tell. */
function remembered<Read>(
  schema: z.ZodType<Read>,
  call: (options: Stripe.RequestOptions) => Promise<unknown>,
): () => Promise<Read | undefined> {
  let told: Promise<Read | undefined> | undefined;
  let until = 0;
  return () => {
    if (!told || Date.now() > until) {
      until = Date.now() + KNOWN_FOR;
      told = ask(schema, call, WITHIN).catch((error: unknown) => {
        const { code, message } = asAppError(error);
        log('error', 'countries_unknown', { code, reason: message });
        until = Date.now() + UNKNOWN_FOR;
        return undefined;
      });
    }
    return told;
  };
}
