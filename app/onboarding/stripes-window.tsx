import { config } from '@/lib/config';
import { CopyButton } from '../components/copy-button';
import { Said } from '../components/said';
import { contact } from '../contact';
import { words } from '../words';

/** Of the window in which Stripe signs a pilot in: said before it is there, with what to do where it does not come. */
export function StripesWindow() {
  const { embedded, support } = words();
  const { before, title, steps, address } = embedded.window;
  const own = new URL('/onboarding', config().appUrl).href;
  return (
    <section className="stripes-window">
      <p>{before}</p>
      <details>
        <summary>{title}</summary>
        <ul>
          {steps.map((step) => (
            <li key={step}>
              <Said text={step} contact={contact()} />
            </li>
          ))}
        </ul>
        <p>
          <span id="address-to-open">{address}</span> <code>{own}</code>{' '}
          <CopyButton text={own} about="address-to-open" words={support} />
        </p>
      </details>
    </section>
  );
}
