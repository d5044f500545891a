import { words } from '../words';

/** What Stripe is told of a pilot before they come to it, if they like; it is not stored here. */
export function EmailField({ hasLogin }: { hasLogin: boolean }) {
  const { label, hint, login } = words().start.email;
  return (
    <p>
      <label htmlFor="email">{label}</label>
      <input
        id="email"
        name="email"
        type="email"
        autoComplete="email"
        maxLength={254}
        // As the server has it: what a browser takes for an address may lack its end.
        pattern="[^@\s]+@[^@\s]+\.[^@\s]+"
        aria-describedby="email-hint"
      />
      <small id="email-hint">{hasLogin ? `${hint} ${login}` : hint}</small>
    </p>
  );
}
