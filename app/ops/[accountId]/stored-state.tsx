export function StoredState({ state }: { state: unknown }) {
  return (
    <section>
      <h2>Its last state, as stored</h2>
      {state === null ? (
        <p>Stripe has not been asked about it yet.</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
        <section className="scrolls" aria-label="Its last state" tabIndex={0}>
          <pre>{JSON.stringify(state, null, 2)}</pre>
        </section>
      )}
    </section>
  );
}
