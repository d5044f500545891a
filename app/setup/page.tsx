import type { Metadata } from 'next';
import { config } from '@/lib/config';
import { acceptedSets, choiceNames, everySet, judge } from '@/lib/platform/choices';
import { readAccountSetup } from '@/lib/platform/setup';
import { showNotFound } from '../http/show-not-found';
import { triedChoices } from '../http/tried-choices';
import { setupAddress } from './address';
import { ChoiceGroup } from './choice-group';
import { Consequences } from './consequences';
import { Option } from './option';
import './setup.css';
import './option.css';
import './code-block.css';
import { ShowAtOnce } from './show-at-once';
import { BackToConfigured, TryIt } from './try-it';
import { Verdict } from './verdict';
import { apiWords } from './words';

export const metadata: Metadata = { title: 'Set up your platform' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** For the platform's engineer: Stripe's five choices, and what follows from them. Not there with a live key. */
export default async function Setup({ searchParams }: Props) {
  const { livemode, accountSetup: configured, platform } = config();
  if (livemode) showNotFound();
  const setup = readAccountSetup(await searchParams, configured);
  const tried = await triedChoices();
  const { accepted } = judge(setup.choices);
  return (
    <div className="setup">
      <h1>Set up your platform</h1>
      <p className="lead">
        Five choices decide how Stripe treats your platform and its pilots. Of the {everySet.length} ways to
        make them Stripe accepts {acceptedSets.length}: choose, and see what follows.
      </p>
      {tried && (
        <div className="notice wait trying">
          <p>
            This browser is trying <a href={setupAddress(tried, 'result')}>other choices</a> than those that
            the server is configured with.
          </p>
          <BackToConfigured />
        </div>
      )}
      <div className="columns">
        <ShowAtOnce>
          {choiceNames.map((name) => (
            <ChoiceGroup key={name} name={name} setup={setup} />
          ))}
          <fieldset id="api">
            <legend>Which of Stripe’s APIs opens accounts?</legend>
            {(['v2', 'v1'] as const).map((api) => (
              <Option key={api} name="api" value={api} {...apiWords[api]} checked={api === setup.api} />
            ))}
          </fieldset>
          <a className={accepted ? 'to-result good' : 'to-result bad'} href="#result">
            {accepted ? 'Stripe accepts these: what follows' : 'Stripe refuses these: why'}
          </a>
        </ShowAtOnce>
        <section id="result" aria-label="What follows" tabIndex={-1}>
          <Verdict setup={setup} configured={configured} />
          {accepted && <TryIt setup={setup} tried={tried} />}
          {accepted && <Consequences setup={setup} country={platform.countries[0]} />}
        </section>
      </div>
    </div>
  );
}
