import { type AccountSetup, differences } from '@/lib/platform/choices';
import { businesses, presets } from '@/lib/platform/presets';
import { setupAddress } from './address';
import { presetWords } from './words';

/** Where to begin: each business with the choices that fit it, and why. */
export function Presets({ setup }: { setup: AccountSetup }) {
  const chosen = businesses.find((business) => differences(presets[business], setup.choices).length === 0);
  const why = chosen && presetWords[chosen];
  return (
    <nav className="presets" aria-labelledby="presets">
      <h2 id="presets">What is your business?</h2>
      <ul>
        {businesses.map((business) => {
          const { title, such } = presetWords[business];
          return (
            <li key={business}>
              <a
                href={setupAddress({ ...setup, choices: presets[business] }, 'presets')}
                aria-current={business === chosen}
              >
                <strong>{title}</strong> <span>{such}</span>
              </a>
            </li>
          );
        })}
      </ul>
      <p>
        {why ? (
          <>
            {why.why} <a href={why.guide.href}>Stripe on {why.guide.about}</a>
          </>
        ) : (
          'Your choices are a set of your own. One of these may be where to begin.'
        )}
      </p>
    </nav>
  );
}
