import { config } from '@/lib/config';
import type { OwnedAccount } from '@/lib/onboarding/onboarding';
import { opensWindow } from '@/lib/platform/embedded-pages';
import { contact } from '../../contact';
import { copyWords, words } from '../../words';
import { CopyButton } from '../copy-button';
import { Said } from '../said';

/** Of the window in which Stripe signs a pilot in: said before it is there, with what to do where it does not come. */
export function StripesWindow({ account: { id, choices } }: { account: OwnedAccount }) {
  if (!opensWindow(choices)) return null;
  const { before, title, steps, address } = words().embedded.window;
  // A browser that does not know the pilot says so there, and begins nothing anew.
  const own = new URL(`/return/${id}`, config().appUrl).href;
  return (
    <section className="stripes-window">
      <p>{before}</p>
      <details>
        <summary>{title}</summary>
        <ul>
          {steps.map((step) => (
            <li key={step}>
              <Said text={step} contact={contact()} about={{ account: id }} />
            </li>
          ))}
        </ul>
        <p>
          <span id="address-to-open">{address}</span> <code>{own}</code>{' '}
          <CopyButton text={own} about="address-to-open" words={copyWords()} />
        </p>
      </details>
    </section>
  );
}
