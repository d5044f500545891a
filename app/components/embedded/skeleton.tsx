/** What stands where a form of Stripe's will: as high, so that nothing jumps. */
export function Skeleton({ rows }: { rows: number }) {
  return (
    <div className="skeleton card" aria-hidden="true">
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <span key={row} />
      ))}
    </div>
  );
}
