import type { OpsAccount } from '@/lib/ops/ops';
import { choiceNames } from '@/lib/platform/choices';
import { Moment } from '../moment';
import { RawReasons } from '../raw-reasons';
import { StandingWord } from '../standing-word';

export function AccountFacts({ account }: { account: OpsAccount }) {
  const { standing, since, requirements, seenAt, openedAt, leftAt, api, choices, country } = account;
  return (
    <dl>
      <dt>Standing</dt>
      <dd>
        {standing ? <StandingWord standing={standing} /> : 'never asked about'}
        {since && (
          <>
            {' since '}
            <Moment at={since} />
          </>
        )}
        {requirements && <RawReasons requirements={requirements} />}
      </dd>
      {seenAt && (
        <>
          <dt>Seen at Stripe</dt>
          <dd>
            <Moment at={seenAt} />
          </dd>
        </>
      )}
      <dt>Opening began</dt>
      <dd>
        <Moment at={openedAt} />
      </dd>
      {leftAt && (
        <>
          <dt>Its pilot started again</dt>
          <dd>
            <Moment at={leftAt} />
          </dd>
        </>
      )}
      {country && (
        <>
          <dt>Country</dt>
          <dd>{country}</dd>
        </>
      )}
      <dt>Opened with</dt>
      <dd>
        Accounts {api}
        {choiceNames.map((name) => `, ${name} ${choices[name]}`)}
      </dd>
    </dl>
  );
}
