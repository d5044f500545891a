import { triedChoices } from '../http/trial';
import { setupAddress } from './address';

/** Says, on a pilot's page, that this browser tries other choices than the configured ones. */
export async function TryingNotice() {
  const tried = await triedChoices();
  if (!tried) return null;
  return (
    <p className="notice wait">
      This browser is trying other choices. <a href={setupAddress(tried, 'result')}>See them on /setup</a>,
      and end the trial there.
    </p>
  );
}
