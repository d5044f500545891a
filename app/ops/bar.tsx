import type { Funnel } from '@/lib/ops/ops';

type Part = Readonly<{ step: keyof Funnel; share: number }>;

/** Shares of a whole, from 0 to 1 and each over the one before: a picture of what its row says in numbers. */
export function Bar({ parts }: { parts: readonly Part[] }) {
  return (
    <svg className="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      {parts.map(({ step, share }) => (
        <rect key={step} width={100 * share} height="10" className={step} />
      ))}
    </svg>
  );
}
