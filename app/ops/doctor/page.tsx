import type { Metadata } from 'next';
import { config } from '@/lib/config';
import { examine, type Finding } from '@/lib/doctor/doctor';
import { services } from '@/lib/services';
import { assertOps } from '../../http/load';
import '../ops.css';
import { WithLinks } from '../with-links';

export const metadata: Metadata = { title: 'Doctor' };

/** How a finding's level is written and felt; never told by color alone. */
const levels: Record<Finding['level'], { word: string; tone: string }> = {
  ok: { word: 'In order', tone: 'good' },
  warning: { word: 'Look at this', tone: 'todo' },
  error: { word: 'This keeps pilots from onboarding', tone: 'bad' },
};

/** What keeps pilots from onboarding first. */
const byLevel = (one: Finding, other: Finding) => order.indexOf(one.level) - order.indexOf(other.level);
const order: readonly Finding['level'][] = ['error', 'warning', 'ok'];

/** What `npm run doctor` finds, but for the test account that it opens: nothing is opened by looking. */
export default async function DoctorPage() {
  await assertOps();
  const database = async () => (await services()).database;
  const findings = await examine({ config: config(), database, mayOpenAccount: false });
  return (
    <div className="ops">
      <h1>Doctor</h1>
      <ul className="findings">
        {findings.toSorted(byLevel).map(({ check, level, says, todo }) => (
          <li key={`${check} ${says}`}>
            <strong>{check}</strong>: <span className={levels[level].tone}>{levels[level].word}</span>
            <br />
            <WithLinks text={`${says} ${todo ?? ''}`} />
          </li>
        ))}
      </ul>
      <p>
        <a href="/ops">Back to operations</a>
      </p>
    </div>
  );
}
