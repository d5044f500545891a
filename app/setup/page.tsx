import type { Metadata } from 'next';
import { config } from '@/lib/config';
import { type AccountSetup, acceptedSets, choiceNames, everySet, judge } from '@/lib/platform/choices';
import { fitAround, inOneWord, isSame, readAccountSetup, readOneWord } from '@/lib/platform/setup';
import { isConfigured } from '../http/is-configured';
import { showNotFound } from '../http/show-not-found';
import { triedChoices } from '../http/trial';
import { setupAddress } from './address';
import { ChoiceGroup } from './choice-group';
import { Consequences } from './consequences';
import { FittedAround } from './fitted-around';
import { Group } from './group';
import { NotConfiguredNotice } from './not-configured-notice';
import { Option } from './option';
import { Presets } from './presets';
import './setup.css';
import './presets.css';
import './option.css';
import './code-block.css';
import { ShowAtOnce } from './show-at-once';
import { BackToConfigured, TryIt } from './try-it';
import { Verdict } from './verdict';
import { apiGuide, apiWords } from './words';

export const metadata: Metadata = { title: 'Set up your platform' };

type Search = Record<string, string | string[] | undefined>;
type Props = { searchParams: Promise<Search> };

/** For the platform's engineer: Stripe's five choices, and what follows from them. Not there with a live key. */
export default async function Setup({ searchParams }: Props) {
  const { livemode, accountSetup: configured, madeChoices: made, platform, capabilities } = config();
  if (livemode) showNotFound();
  const { setup, fitted } = readChoices(await searchParams, configured);
  const tried = await triedChoices();
  const { accepted } = judge(setup.choices);
  return (
    <div className="setup">
      <h1>Set up your platform</h1>
      <p className="lead">
        Five choices decide how Stripe treats you and your pilots. {acceptedSets.length} of {everySet.length}{' '}
        sets go together: what you choose stays, and the others move to fit it.
      </p>
      {!isConfigured() && <NotConfiguredNotice configured={configured} made={made} />}
      {tried && (
        <div className="notice wait trying">
          <p>
            This browser is trying <a href={setupAddress(tried, 'result')}>other choices</a> than those that
            the server is configured with. Afterwards the account that you had is there again.
          </p>
          <BackToConfigured />
        </div>
      )}
      <Presets setup={setup} />
      <div className="columns">
        <ShowAtOnce>
          <input type="hidden" name="was" value={inOneWord(setup)} />
          {choiceNames.map((name) => (
            <ChoiceGroup
              key={name}
              name={name}
              setup={setup}
              status={fitted?.held[0] === name && <FittedAround {...fitted} />}
            />
          ))}
          <Group name="api" legend="Which API opens accounts?" guide={apiGuide}>
            {(['v2', 'v1'] as const).map((api) => (
              <Option key={api} name="api" value={api} {...apiWords[api]} checked={api === setup.api} />
            ))}
          </Group>
          <a className={accepted ? 'to-result good' : 'to-result bad'} href="#result">
            {accepted ? 'These go together: what follows' : 'These don’t go together: why'}
          </a>
        </ShowAtOnce>
        <section id="result" aria-label="What follows" tabIndex={-1}>
          <Verdict setup={setup} configured={configured} made={made} />
          {accepted && isConfigured() && !isSame(setup, configured) && <TryIt setup={setup} tried={tried} />}
          {accepted && (
            <Consequences setup={setup} country={platform.countries[0]} capabilities={capabilities} />
          )}
        </section>
      </div>
    </div>
  );
}

/** The setup that is shown: what the address says, and where that changes what it was so that Stripe refuses it, what fits. */
function readChoices(search: Search, configured: AccountSetup) {
  const asked = readAccountSetup(search, configured);
  const before = readOneWord(search.was);
  const fitted = before && fitAround(asked.choices, before.choices);
  if (!fitted) return { setup: asked };
  return { setup: { ...asked, choices: fitted.ways[0] }, fitted: { ...fitted, asked, before } };
}
