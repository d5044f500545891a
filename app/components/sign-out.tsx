import { triedChoices } from '../http/trial';
import { words } from '../words';

/** There wherever a browser knows a pilot who has an account. Nobody loses one by a single press. */
export async function SignOut() {
  const { title, text, trial, label } = words().signOut;
  return (
    <details>
      <summary>{title}</summary>
      <p>{(await triedChoices()) ? trial : text}</p>
      {/* Where Stripe's components are shown, their script logs them out first: see embedded/log-out.ts. */}
      <form method="post" action="/api/sign_out">
        <button type="submit" className="second">
          {label}
        </button>
      </form>
    </details>
  );
}
